/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '我的资料' })
