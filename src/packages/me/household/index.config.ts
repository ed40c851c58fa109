/** Native settings of the page. */
export default definePageConfig({ navigationBarTitleText: '家庭积分', enablePullDownRefresh: true })
