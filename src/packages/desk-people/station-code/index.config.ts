/** Native settings of the page of the station's code. */
export default definePageConfig({ navigationBarTitleText: '站的码' })
