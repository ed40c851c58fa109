/** Native settings of one wish's page. */
export default definePageConfig({
  navigationBarTitleText: '心愿',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
