/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '队员', enablePullDownRefresh: true })
