/** Owns the rejections about agreements with partners. */

export const allyErrors = {
  AGREEMENT_ENDS_EARLY: {
    text: '到期的日子比开始的早',
    next: '请核对从哪天起、到哪天止',
    retry: 'never',
  },
} as const
