/** Native settings of the wishes at the desk. */
export default definePageConfig({
  navigationBarTitleText: '心愿',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
})
