/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '补录时长' })
