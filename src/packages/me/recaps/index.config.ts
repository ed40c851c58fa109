/** Native settings of the page of recaps. */
export default definePageConfig({ navigationBarTitleText: '往后翻看' })
