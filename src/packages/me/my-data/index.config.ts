/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '存着的资料' })
