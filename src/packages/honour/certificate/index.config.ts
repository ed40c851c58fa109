/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '服务证明' })
