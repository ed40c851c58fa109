/** Native settings of the page of the nine steps of a station. */
export default definePageConfig({ navigationBarTitleText: '开站九步' })
