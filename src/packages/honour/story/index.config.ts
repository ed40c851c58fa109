/** Native settings of the page of what was done for an honour. */
export default definePageConfig({ navigationBarTitleText: '事迹' })
