/** Owns the rejections about what a station hands on of a month, and about its figures. */

export const binderErrors = {
  BINDER_EARLY: {
    text: '这个月的积分还在汇总，现在定稿就缺了这一册',
    next: '月初一两个小时里汇总好，请过一会儿再点「生成定稿」',
    retry: 'never',
  },
  BINDER_AHEAD: { text: '这个月还没有开始', next: '等到了这个月再来', retry: 'never' },
  BINDER_UNMADE: {
    text: '这个月的台账还没有生成好',
    next: '先点「生成」，生成好了再发',
    retry: 'never',
  },
  SHEETS_TOO_LONG: {
    text: '这个月超过 {most} 行，一份核对表装不下',
    next: '到「时长台账」按人做成文件，分开核对',
    retry: 'never',
  },
  NOTHING_TO_WRITE: { text: '这里没有一条，做不成文件', next: '换一个月，或者记下一条再来', retry: 'never' },
  OUTSIDE_FULL: {
    text: '外面来的数字最多记 {most} 个',
    next: '先去掉一个旧的，再加新的',
    retry: 'never',
  },
} as const
