/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '谁看过我的电话' })
