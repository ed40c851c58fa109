/** Native settings of the page of campaigns. */
export default definePageConfig({ navigationBarTitleText: '评选' })
