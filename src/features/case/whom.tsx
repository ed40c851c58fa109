/** For whom a case is written: for oneself, for somebody of the family, or by the card of somebody who stands there. */
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import type { Input } from '@/contract'
import type { CaseAction } from '@/contract/case'
import { type Channel, channels, deskChannels } from '@/domain/case/behalf'
import { CardReader } from './card-reader'

/** `self`, `card`, or the id of somebody of the family. */
export interface WhomDraft {
  who: string
  cardToken: string | null
  via: Channel
}

export const forOneself: WhomDraft = { who: 'self', cardToken: null, via: 'card' }

/** As it is sent; nothing for oneself. */
export function behalfOf({ who, cardToken, via }: WhomDraft): Pick<Input<CaseAction<'begin'>>, 'behalf'> {
  if (who === 'self') return {}
  if (who !== 'card') return { behalf: { via: 'family', forPersonId: who } }
  return cardToken === null ? {} : { behalf: { via, cardToken } }
}

/** The same for a resident who is called on. */
export const behalfAt = ({ personId }: { personId: string }): ReturnType<typeof behalfOf> => ({
  behalf: { via: 'visit', forPersonId: personId },
})

/** Whether it still has to be said whose it is. */
export const lacksCard = ({ who, cardToken }: WhomDraft): boolean => who === 'card' && cardToken === null

interface WhomProps {
  /** Those of the own family and household. */
  kin: readonly { personId: string; called: string }[]
  /** Whether one may be written for whoever shows a card. */
  byCard: boolean
  draft: WhomDraft
  edit: (some: Partial<WhomDraft>) => void
}

function ByCard({ draft, edit }: Pick<WhomProps, 'draft' | 'edit'>) {
  return (
    <>
      <Field label="本人的居民卡" hint="您的名字也会记下：由您代写">
        <CardReader token={draft.cardToken} onRead={(cardToken) => edit({ cardToken })} />
      </Field>
      <Field label="怎么说的">
        <Choice
          label="怎么说的"
          options={deskChannels.map((value) => ({ value, text: channels[value] }))}
          value={draft.via}
          onChange={(via) => edit({ via })}
        />
      </Field>
    </>
  )
}

/** Nothing where nobody else can be written for. */
export function Whom({ kin, byCard, draft, edit }: WhomProps) {
  if (kin.length === 0 && !byCard) return null
  const people = [
    { value: 'self', text: '我自己' },
    ...kin.map(({ personId, called }) => ({ value: personId, text: called })),
    ...(byCard ? [{ value: 'card', text: '身边的街坊', caption: '扫本人的居民卡，您代写' }] : []),
  ]
  return (
    <>
      <Field label="替谁写">
        <Choice label="替谁写" options={people} value={draft.who} onChange={(who) => edit({ who })} />
      </Field>
      {draft.who === 'card' && <ByCard draft={draft} edit={edit} />}
    </>
  )
}
