/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '替居民建档' })
