/** Native settings of the page of those who learn in a course. */
export default definePageConfig({ navigationBarTitleText: '学员' })
