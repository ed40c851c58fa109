/** Native settings of the page where an honour is given. */
export default definePageConfig({ navigationBarTitleText: '登记荣誉' })
