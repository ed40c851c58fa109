/** Native settings of the page where a wish is written. */
export default definePageConfig({ navigationBarTitleText: '许个心愿' })
