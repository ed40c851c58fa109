/** Native settings of the page of a place. */
export default definePageConfig({ navigationBarTitleText: '地方' })
