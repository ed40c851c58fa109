/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '找队伍', enablePullDownRefresh: true })
