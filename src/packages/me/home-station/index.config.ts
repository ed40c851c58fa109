/** Native settings of the page on which somebody says which station is theirs. */
export default definePageConfig({ navigationBarTitleText: '您家的社区' })
