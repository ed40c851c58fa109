/** Native settings of the home tab. */
export default definePageConfig({ navigationBarTitleText: '邻里文明实践', enablePullDownRefresh: true })
