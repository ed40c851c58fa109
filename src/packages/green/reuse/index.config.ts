/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '变废为宝' })
