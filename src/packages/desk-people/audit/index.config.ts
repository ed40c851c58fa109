/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '谁做过什么' })
