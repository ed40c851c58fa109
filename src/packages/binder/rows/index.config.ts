/** Native settings of the page of one register. */
export default definePageConfig({ navigationBarTitleText: '登记' })
