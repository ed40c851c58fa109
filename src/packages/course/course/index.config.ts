/** Native settings of the page of one course. */
export default definePageConfig({ navigationBarTitleText: '课程' })
