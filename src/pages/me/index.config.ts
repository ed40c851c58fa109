/** Native settings of the me tab. */
export default definePageConfig({ navigationBarTitleText: '我的', enablePullDownRefresh: true })
