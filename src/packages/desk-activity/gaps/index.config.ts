/** Native settings of the page of what is missing. */
export default definePageConfig({ navigationBarTitleText: '还缺什么' })
