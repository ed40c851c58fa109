/** Native settings of the page of the group's robot. */
export default definePageConfig({ navigationBarTitleText: '早上在群里说一声' })
