/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '培训记录' })
