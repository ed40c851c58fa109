/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '消息', enablePullDownRefresh: true })
