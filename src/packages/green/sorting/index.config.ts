/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '垃圾分类' })
