/** Native settings of the service tab. */
export default definePageConfig({ navigationBarTitleText: '服务' })
