/** Native settings of the page of what the station writes about itself. */
export default definePageConfig({ navigationBarTitleText: '站的资料' })
