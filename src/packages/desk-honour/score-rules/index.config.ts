/** Native settings of the page of how scores are reckoned. */
export default definePageConfig({ navigationBarTitleText: '分怎么算' })
