/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '证书和保险' })
