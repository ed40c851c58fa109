/** Native settings of the help. */
export default definePageConfig({ navigationBarTitleText: '怎么用' })
