/** Owns partners on the phone, as everybody of a station sees them. */
import { createPages } from '@/api/pages'
import type { Output } from '@/contract'

export type Ally = Output<'ally.open'>['ally']

const allies = createPages({ name: 'allies', action: 'ally.list' })

/** The partners that words find; of none, all of them. */
export const alliesBy = (text: string) => allies.of(undefined, text)

const one = createPages({
  ...{ name: 'ally', action: 'ally.open' },
  inputOf: (partnerId: string) => ({ partnerId }),
  onFirst: ({ ally, serverNow }) => ({ ally, serverNow }),
  keep: 12,
})

const drawn = createPages({
  ...{ name: 'ally-drawn', action: 'ally.drawn' },
  inputOf: (which: { agreementId: string; next: boolean }) => which,
  onFirst: ({ partnerName, what, mostText, leftText, serverNow }) => ({
    ...{ partnerName, what, mostText, leftText, serverNow },
  }),
  keep: 4,
})

/** What was drawn of what one agreement gives, in this month or the next. */
export const drawnOf = (agreementId: string, next: boolean) => drawn.of({ agreementId, next })

export const allyOf = (partnerId: string) => one.of(partnerId)
