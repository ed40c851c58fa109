/** Owns the rejections about sorting waste. */

export const sortErrors = {
  SORT_NOT_HELPER: { text: '您不是这个投放点的帮手', next: '想来值守，请告诉社区工作人员', retry: 'never' },
  SORT_CLOSED: { text: '现在不是这个点的投放时间', next: '请看投放点写的时间', retry: 'never' },
  SORT_TOO_OLD: { text: '扫了已经超过 {days} 天', next: '这一次不算了，可以不要它', retry: 'never' },
  SORT_OWN_HOME: { text: '自己家和家人的卡，自己不能扫', next: '请另一位帮手扫', retry: 'never' },
  SORT_EACH_OTHER: {
    text: '这家的人今天刚给您家扫过，不能互相扫',
    next: '请另一位帮手扫',
    retry: 'never',
  },
  SORT_OWN_SCAN: {
    text: '自己家的、自己或家里人扫的，要由别人说算不算',
    next: '请另一位工作人员看',
    retry: 'never',
  },
  SORT_NOT_YOURS: { text: '这一次不是您扫的', next: '请扫的人自己收回', retry: 'never' },
  SORT_BACK_LATE: { text: '扫了已经超过 10 分钟', next: '请告诉社区工作人员', retry: 'never' },
  SORT_BACK_OFTEN: { text: '这一家已经收回过几次', next: '请另一位帮手下个时段再扫', retry: 'never' },
  SORT_CHANGED: { text: '{name} 刚改过这个投放点', next: '请重新打开再改', retry: 'never' },
  SORT_ODD_HOURS: { text: '值守时间没有填对', next: '请看早上、晚上的时间', retry: 'never' },
  SORT_HELPERS_FULL: { text: '一个点最多 {most} 位帮手', next: '先去掉一位，再加', retry: 'never' },
  SORT_HELPER_PHONE: {
    text: '这位没有用过小程序，扫不了卡',
    next: '请本人先用微信打开邻里，再扫一次',
    retry: 'never',
  },
  SORT_POINTS_FULL: { text: '一个站最多 {most} 个投放点', next: '改一改不用的那个', retry: 'never' },
} as const
