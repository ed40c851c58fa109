/** Native settings of the page of a board of honours. */
export default definePageConfig({ navigationBarTitleText: '荣誉墙' })
