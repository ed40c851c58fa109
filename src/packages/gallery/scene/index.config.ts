/** Native settings of the gallery. */
export default definePageConfig({ navigationBarTitleText: '部件样张' })
