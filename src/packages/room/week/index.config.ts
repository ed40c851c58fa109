/** Native settings of the page of the coming days of a room. */
export default definePageConfig({ navigationBarTitleText: '订地方' })
