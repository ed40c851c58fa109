/** Native settings of the page of the figures of all stations below a unit. */
export default definePageConfig({ navigationBarTitleText: '各站的数字' })
