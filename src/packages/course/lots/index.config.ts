/** Native settings of the page of the draw of a course. */
export default definePageConfig({ navigationBarTitleText: '抽签' })
