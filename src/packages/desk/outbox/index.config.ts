/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '消息投递', enablePullDownRefresh: true })
