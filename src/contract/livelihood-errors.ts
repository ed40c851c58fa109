/** Owns the rejections about works for the neighbourhood. */

export const livelihoodErrors = {
  WORK_CHANGED: { text: '{name} 刚改过这一项', next: '请重新打开再改', retry: 'never' },
  WORK_FULL: { text: '这一项最多写 {most} 条', next: '可以另写一项', retry: 'never' },
  WORK_FOLLOWED: {
    text: '关注这一项的已经有 {most} 位',
    next: '有新进展，打开这一页就看得到',
    retry: 'never',
  },
  WORK_NO_INCIDENT: { text: '没有第 {number} 号随手拍', next: '请核对号码', retry: 'never' },
} as const
