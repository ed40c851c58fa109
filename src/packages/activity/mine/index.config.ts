/** Native settings of the page of my sign-ups. */
export default definePageConfig({ navigationBarTitleText: '我报的', enablePullDownRefresh: true })
