/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '商家对账', enablePullDownRefresh: true })
