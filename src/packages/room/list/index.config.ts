/** Native settings of the page of the rooms that residents use. */
export default definePageConfig({ navigationBarTitleText: '功能室' })
