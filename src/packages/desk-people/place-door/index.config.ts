/** Native settings of the page of a door's sheet. */
export default definePageConfig({ navigationBarTitleText: '门牌' })
