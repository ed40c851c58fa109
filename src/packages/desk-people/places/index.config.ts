/** Native settings of the page of the station's places. */
export default definePageConfig({ navigationBarTitleText: '地方' })
