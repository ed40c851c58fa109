/** Owns the rejections about home visits. */

export const visitErrors = {
  VISIT_NOT_THERE: {
    text: '这一户不在这栋楼里',
    next: '请回到名单里刷新，再从这一户点进来',
    retry: 'never',
  },
  VISIT_TOO_OLD: {
    text: '这次走访写下来已经超过 {days} 天，补不上了',
    next: '请点「改一改」，按今天重新记一笔',
    retry: 'never',
  },
  VISIT_NOT_YOURS: { text: '这次走访是别人记的', next: '可以自己另记一次', retry: 'never' },
  VISIT_FULL: { text: '一次走访最多补到 {most} 条', next: '请另记一次走访', retry: 'never' },
  VISIT_TAKE_BACK_OVER: { text: '过了能收回的时间', next: '可以补一句，说明哪里记错了', retry: 'never' },
} as const
