/** Native settings of the page of a station's figures. */
export default definePageConfig({ navigationBarTitleText: '数字' })
