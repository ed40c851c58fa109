/** Native settings of the page of the units below one's own. */
export default definePageConfig({ navigationBarTitleText: '区里的站' })
