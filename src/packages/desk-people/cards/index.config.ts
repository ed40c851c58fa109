/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '居民卡' })
