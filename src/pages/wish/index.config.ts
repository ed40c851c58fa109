/** Native settings of the wish tab. */
export default definePageConfig({ navigationBarTitleText: '心愿' })
