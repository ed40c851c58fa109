/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '站里的文章' })
