/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '摊位' })
