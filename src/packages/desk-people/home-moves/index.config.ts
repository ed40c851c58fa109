/** Native settings of the page of those who want to be at home at the station. */
export default definePageConfig({ navigationBarTitleText: '换站' })
