/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '审核', enablePullDownRefresh: true })
