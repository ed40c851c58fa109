/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '惠民工程' })
