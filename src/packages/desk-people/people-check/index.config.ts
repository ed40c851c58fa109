/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '档案核对' })
