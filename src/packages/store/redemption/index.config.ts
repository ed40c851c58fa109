/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '领取码', enablePullDownRefresh: true })
