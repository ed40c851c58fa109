/** Owns the rejections about agreements with partners. */

export const allyErrors = {
  AGREEMENT_ENDS_EARLY: {
    text: '到期的日子比开始的早',
    next: '请核对从哪天起、到哪天止',
    retry: 'never',
  },
  AGREEMENT_HALF_SAID: {
    text: '每月给什么、一个月多少，只写了一样',
    next: '请两样都写上；不按月给的，两样都空着',
    retry: 'never',
  },
  ALLY_MONTH_FULL: {
    text: '{partner}的{what}，{month}已约满',
    next: '请换一家，或请志愿者去；想等到下个月的，请对方改天再点一单',
    retry: 'never',
  },
} as const
