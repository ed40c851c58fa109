/** Native settings of the page of one honour. */
export default definePageConfig({ navigationBarTitleText: '荣誉' })
