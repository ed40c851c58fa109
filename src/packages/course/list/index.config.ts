/** Native settings of the page of the courses that residents enrol in. */
export default definePageConfig({ navigationBarTitleText: '课程' })
