/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '请社区联系的人' })
