/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '奖品和库存', enablePullDownRefresh: true })
