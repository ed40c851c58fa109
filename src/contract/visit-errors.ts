/** Owns the rejections about home visits. */

export const visitErrors = {
  VISIT_NOT_THERE: { text: '这一户不在这栋楼里', next: '请刷新名单，再点进来', retry: 'never' },
  VISIT_TOO_OLD: { text: '写下来已经超过 {days} 天', next: '请点「改一改」，重新记一笔', retry: 'never' },
  VISIT_NOT_YOURS: { text: '这次走访是别人记的', next: '可以自己另记一次', retry: 'never' },
  VISIT_FULL: { text: '补到 {most} 条就满了', next: '请另记一次走访', retry: 'never' },
  VISIT_TAKE_BACK_OVER: { text: '过了能收回的时间', next: '可以补一句', retry: 'never' },
} as const
