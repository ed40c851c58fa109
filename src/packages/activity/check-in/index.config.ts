/** Native settings of the check-in page. */
export default definePageConfig({ navigationBarTitleText: '签到' })
