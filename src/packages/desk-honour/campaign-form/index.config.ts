/** Native settings of the page of writing a campaign. */
export default definePageConfig({ navigationBarTitleText: '办一个评选' })
