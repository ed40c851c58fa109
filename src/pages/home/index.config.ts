/** Native settings of the home tab. */
export default definePageConfig({ navigationBarTitleText: '首页' })
