/** Owns the rejections about posts and about those who look for work. */

export const gigErrors = {
  JOB_UNFAIR: {
    text: '「{words}」不能写：{what}',
    next: '请改成活本身要的，比如「能搬 20 斤」，别的都在',
    retry: 'never',
  },
  JOB_GONE: { text: '这份招工已经摘下来了', next: '可以看看别的', retry: 'never' },
} as const
