/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '哪天可以兑换' })
