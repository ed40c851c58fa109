/** Native settings of the page of the own calendar. */
export default definePageConfig({ navigationBarTitleText: '我的日程' })
