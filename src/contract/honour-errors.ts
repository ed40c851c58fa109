/** Owns the rejections about honours. */

export const honourErrors = {
  HONOUR_NOT_THEIRS: {
    text: '「{kind}」不给这一类',
    next: '请看看「什么荣誉」和「给谁」是不是选对了',
    retry: 'never',
  },
  HONOUR_FOR_WHOM: {
    text: '还没有说给谁',
    next: '居民请先选好人；单位、已故的人请写名称，家人同意公开的写上是哪位家人',
    retry: 'never',
  },
  HONOUR_OBJECTED: {
    text: '有人对这份荣誉提了异议，还没有查清',
    next: '等没有关系的同事查清、定了，就接着办',
    retry: 'never',
  },
  HONOUR_ASK_HOLDER: {
    text: '写的是本人的事，要本人先看过、同意',
    next: '已经请本人看了，等本人在「我的荣誉」里点同意',
    retry: 'never',
  },
} as const
