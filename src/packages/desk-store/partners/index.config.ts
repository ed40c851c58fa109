/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '共建商家', enablePullDownRefresh: true })
