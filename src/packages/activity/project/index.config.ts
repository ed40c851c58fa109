/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '项目', enablePullDownRefresh: true })
