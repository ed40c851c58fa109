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

export const allyOf = (partnerId: string) => one.of(partnerId)
