/** Native settings of the page of a rota's week. */
export default definePageConfig({ navigationBarTitleText: '值班表' })
