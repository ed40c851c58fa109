/** A step that asks for a small form of its own, or for a card: what is answered is kept until it is sent. */
import { useState } from 'react'
import { Field } from '@/components/field'
import { forgetUnsent } from '@/components/photo-field'
import type { CaseKind } from '@/domain/case/define-case'
import { blankForm, draftOf, formOf, missingIn } from '@/domain/kernel/form'
import { useDraft } from '@/platform/use-draft'
import { ActionSheet } from '@/features/screens/action-sheet'
import { type Answers, Fields } from '@/features/screens/fields'
import { CardReader } from './card-reader'
import { questionOf } from './question'
import { moveCase, stepOf, type CaseDetail } from './store'

interface AskSheetProps {
  kind: CaseKind
  one: CaseDetail
  event: string
  onSaid: (text: string) => void
  onClose: () => void
}

export function AskSheet({ kind, one, event, onSaid, onClose }: AskSheetProps) {
  const draft = `${kind.name}:${event}:${one.caseId}`
  const { value, edit, dropSent } = useDraft<{ answers: Answers }>(`${draft}:answers`, { answers: {} })
  const [card, setCard] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const move = kind.moves[event]
  if (!move) return null
  const { asks = {}, said, tone, proves, brings, rewrites } = move
  const stands = rewrites ? draftOf(asks, { ...blankForm(asks), ...one.stands }) : {}
  const answers = { ...blankForm(asks), ...stands, ...value.answers } as Answers
  return (
    <ActionSheet<string>
      {...{ confirm: kind.flow.events[event]?.label ?? '', ...questionOf(move) }}
      {...(tone === 'back' && { danger: true })}
      draft={draft}
      ready={!busy && missingIn(asks, answers).length === 0 && (!brings || card !== null)}
      onConfirm={({ words: typed }) =>
        moveCase(kind.name, {
          ...stepOf(one, event),
          ...(move.asks && { answers: { [event]: formOf(asks, answers) } }),
          ...(card !== null && { cardToken: card }),
          ...(typed !== '' && { words: typed }),
        })
      }
      onDone={() => {
        dropSent(value)
        forgetUnsent(draft)
        onSaid(said)
      }}
      onClose={onClose}
    >
      <Fields
        table={asks}
        answers={answers}
        edit={(some) => edit({ answers: { ...value.answers, ...some } })}
        photos={{ folder: 'case', keepAs: draft }}
        onBusy={setBusy}
      />
      {brings && (
        <Field label="那一位的居民卡">
          <CardReader token={card} onRead={setCard} />
        </Field>
      )}
      {proves && (
        <Field
          label="扫一扫对方的居民卡，时长就有了证明"
          hint="来和走都要扫。没带卡、手机没电，不扫也能点下去，时长由站里看过再算"
        >
          <CardReader token={card} onRead={setCard} />
        </Field>
      )}
    </ActionSheet>
  )
}
