/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '志愿者', enablePullDownRefresh: true })
