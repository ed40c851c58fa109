/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '兑换柜台', enablePullDownRefresh: true })
