/** Native settings of the page of stickers. */
export default definePageConfig({ navigationBarTitleText: '贴纸' })
