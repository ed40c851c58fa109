/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '工作台', enablePullDownRefresh: true })
