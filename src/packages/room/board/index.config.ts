/** Native settings of the page of all rooms on one day. */
export default definePageConfig({ navigationBarTitleText: '功能室' })
