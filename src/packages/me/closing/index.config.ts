/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '注销账号' })
