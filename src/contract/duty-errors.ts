/** Owns the rejections about turns of duty: handing one over. */

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
} as const
