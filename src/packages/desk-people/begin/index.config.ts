/** Native settings of the page on which a district begins. */
export default definePageConfig({ navigationBarTitleText: '开通' })
