/** Native settings of the page of the station's grids. */
export default definePageConfig({ navigationBarTitleText: '网格和楼栋' })
