/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '零工驿站' })
