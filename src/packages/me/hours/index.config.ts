/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '我的时长和积分', enablePullDownRefresh: true })
