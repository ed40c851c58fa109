/** Native settings of the page of the station's year. */
export default definePageConfig({ navigationBarTitleText: '年历' })
