/** Owns what an agreement with a partner says: who, what each of the two does, from when to when. Never money. */
import { defineForm } from '../kernel/form'
import { givesFields } from './gives'
import { agreementRules as rules } from './rules'

/** The days, as they are thought of at first and as they are signed. */
export const termFields = {
  from: { is: 'day', label: '从哪天起', from: -rules.daysBack, most: rules.daysAhead },
  until: { is: 'day', label: '到哪天止', from: 0, most: rules.daysAhead },
} as const

export const paperField = {
  is: 'photos',
  label: '协议的照片',
  most: 6,
  hint: '每一页拍一张；只有站里看得到',
} as const

export const agreementForm = defineForm({
  partner: { is: 'partner', label: '和哪一家' },
  theirs: { is: 'text', label: '对方做什么', most: 200, placeholder: '比如：每月来理发两次' },
  ours: { is: 'text', label: '站里做什么', most: 200, placeholder: '比如：借活动室，招呼老人来' },
  ...termFields,
  ...givesFields,
})
