/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '时长台账', enablePullDownRefresh: true })
