/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '公益合伙人' })
