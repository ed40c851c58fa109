/** Native settings of the station's page. */
export default definePageConfig({ navigationBarTitleText: '实践站' })
