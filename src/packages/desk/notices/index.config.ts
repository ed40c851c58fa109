/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '通知', enablePullDownRefresh: true })
