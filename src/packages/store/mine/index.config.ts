/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '我的兑换', enablePullDownRefresh: true })
