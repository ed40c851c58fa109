/** Owns the rejections about papers: credentials, trainings and insurance cover, written down or asked for, and certificates. */
import { certificateErrors } from './certificate-errors'

export const paperErrors = {
  ...certificateErrors,
  CREDENTIAL_NEEDED: {
    text: '这一场要有「{paper}」，到那天还有效',
    next: '请带原件到社区登记，登记好再报名',
    retry: 'never',
  },
  TRAINING_NEEDED: {
    text: '这一场要先参加过「{paper}」',
    next: '参加过的，请社区登记好再报名；没有的，问问社区下一次什么时候办',
    retry: 'never',
  },
  COVER_NEEDED: {
    text: '这一场风险高，要有{paper}才能参加',
    next: '请社区先给您办好志愿者保险、登记上，再报名',
    retry: 'never',
  },
  APPLICANT_CREDENTIAL: {
    text: '这位的「{paper}」到那天不作数了，或者停用了',
    next: '请先看过原件登记好，再确认',
    retry: 'never',
  },
  DOOR_PAPER: {
    text: '这一场要有「{paper}」，社区还没有登记，或者到期了',
    next: '请社区看过原件登记好，再签到',
    retry: 'never',
  },
  PAPER_INCOMPLETE: { text: '还没有写「{field}」', next: '写好再登记', retry: 'never' },
  PAPER_DATES: { text: '日期对不上', next: '请照着原件看看从哪天到哪天，过期的不登记', retry: 'never' },
  PAPER_STANDS: {
    text: '已经登记了「{paper}」，还有效',
    next: '刷新看看是谁登记的；写错了，先停用再登记',
    retry: 'never',
  },
  PAPERS_FULL: { text: '{paper}已经登记了 {most} 份', next: '先停用用不着的', retry: 'never' },
} as const
