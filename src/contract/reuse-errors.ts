/** Owns the rejections about old things that residents give. */

export const reuseErrors = {
  REUSE_NOT_SHOWN: {
    text: '给的人没有同意展出',
    next: '想展，先问一声；对方在这件旧物里点「改展不展出」就行',
    retry: 'never',
  },
} as const
