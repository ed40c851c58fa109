/** Native settings of the page of the month's binder. */
export default definePageConfig({ navigationBarTitleText: '本月台账' })
