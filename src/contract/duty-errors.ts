/** Owns the rejections about turns of duty: handing one over, and handing one on. */

export const dutyErrors = {
  DUTY_NOT_YOURS: {
    text: '您不在这一班，不用写交接',
    next: '有话要告诉值班的人，请打站里的电话',
    retry: 'never',
  },
  DUTY_NOTE_CLOSED: {
    text: '过了三天，这一班的交接不能再写了',
    next: '还有要说的，请直接告诉站里',
    retry: 'never',
  },
  DUTY_NO_PLACE: {
    text: '这一班现在不是您的了，换不了',
    next: '请刷新看看现在是谁的班',
    retry: 'never',
  },
  DUTY_SWAP_LATE: {
    text: '离这一班开始不到 12 小时，来不及等人答复',
    next: '请直接打站里的电话，工作人员可以马上安排人',
    retry: 'never',
  },
  DUTY_SWAP_MANY: {
    text: '已经有 {most} 件换班在等答复',
    next: '等到答复，或者撤回一件，再问别人',
    retry: 'never',
  },
  DUTY_ASKED: { text: '这一班已经问过这位了', next: '请问问别人，或者打站里的电话', retry: 'never' },
  DUTY_NOT_FIT: {
    text: '这位现在来不了这一班',
    next: '可能时间撞了，或者证件、年龄不合；请换一位',
    retry: 'never',
  },
  DUTY_SWAP_GONE: {
    text: '这一班刚刚有了变化，没有换成',
    next: '原来是谁的班，还是谁的；请刷新看看',
    retry: 'never',
  },
  DUTY_UNDO_OVER: {
    text: '过了 10 分钟，或者班已经开始，撤不回了',
    next: '来不了，请再找人换，或者打站里的电话',
    retry: 'never',
  },
} as const
