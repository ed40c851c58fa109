/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '查验证明' })
