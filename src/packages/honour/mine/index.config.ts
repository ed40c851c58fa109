/** Native settings of the page of one's own honours. */
export default definePageConfig({ navigationBarTitleText: '我的荣誉' })
