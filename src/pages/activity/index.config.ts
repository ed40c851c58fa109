/** Native settings of the activity tab. */
export default definePageConfig({
  navigationBarTitleText: '活动',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
})
