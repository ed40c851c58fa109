/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '时长的来历', enablePullDownRefresh: true })
