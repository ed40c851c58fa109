/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '奖品', enablePullDownRefresh: true })
