/** Native settings of the page of one campaign. */
export default definePageConfig({ navigationBarTitleText: '评选' })
