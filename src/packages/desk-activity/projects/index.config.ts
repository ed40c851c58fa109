/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '岗位与项目', enablePullDownRefresh: true })
