/** Native settings of a page that serves every kind of case; the page itself says which. */
export default definePageConfig({ navigationBarTitleText: '邻里的事' })
