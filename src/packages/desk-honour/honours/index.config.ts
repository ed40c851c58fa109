/** Native settings of the page of the station's honours. */
export default definePageConfig({ navigationBarTitleText: '荣誉' })
