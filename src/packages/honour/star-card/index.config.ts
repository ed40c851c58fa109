/** Native settings of the page of one's own star. */
export default definePageConfig({ navigationBarTitleText: '我的星级' })
