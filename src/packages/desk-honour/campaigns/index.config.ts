/** Native settings of the page of campaigns at the desk. */
export default definePageConfig({ navigationBarTitleText: '办评选' })
