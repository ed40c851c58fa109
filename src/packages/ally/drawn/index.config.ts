/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '每月给的' })
