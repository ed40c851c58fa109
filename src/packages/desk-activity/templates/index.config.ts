/** Native settings of the page of activities to begin from. */
export default definePageConfig({ navigationBarTitleText: '照样子写' })
