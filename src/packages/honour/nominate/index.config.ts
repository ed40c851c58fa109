/** Native settings of the page of recommending a neighbour. */
export default definePageConfig({ navigationBarTitleText: '推荐一位邻居' })
