/** Native settings of the page of those who stand in a campaign. */
export default definePageConfig({ navigationBarTitleText: '评选' })
