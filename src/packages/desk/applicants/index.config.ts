/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '等确认的报名', enablePullDownRefresh: true })
