/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '核时长', enablePullDownRefresh: true })
