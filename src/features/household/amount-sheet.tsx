/** How many points to put in or to take back; what is typed is kept until it is sent. */
import type { Answer } from '@/api/failure'
import { TextField } from '@/components/field/text-field'
import { useDraft } from '@/platform/use-draft'
import { ActionSheet } from '../screens/action-sheet'

interface AmountSheetProps {
  /** Names the draft. */
  name: 'contribute' | 'take-back'
  title: string
  text: string
  /** What the button does: 放进去. */
  verb: string
  most: number
  send: (amount: number) => Promise<Answer<unknown>>
  onDone: (amount: number) => void
  onClose: () => void
}

const amountOf = (typed: string, most: number): number | null => {
  const amount = /^\d{1,6}$/.test(typed) ? Number(typed) : 0
  return amount > 0 && amount <= most ? amount : null
}

export function AmountSheet({ name, title, text, verb, most, send, onDone, onClose }: AmountSheetProps) {
  const { value, edit, dropSent } = useDraft(`household-${name}`, { amount: '' })
  const amount = amountOf(value.amount, most)
  return (
    <ActionSheet
      draft={`reason:household-${name}`}
      title={title}
      text={text}
      confirm={amount === null ? verb : `${verb} ${amount} 分`}
      ready={amount !== null}
      onConfirm={() => send(amount ?? 0)}
      onDone={() => {
        dropSent(value)
        onDone(amount ?? 0)
      }}
      onClose={onClose}
    >
      <TextField
        label="多少分"
        type="number"
        value={value.amount}
        onChange={(typed) => edit({ amount: typed.replace(/\D/g, '') })}
        maxLength={6}
        hint={`最多 ${most} 分`}
        {...(value.amount !== '' && amount === null && { error: `请写 1 到 ${most} 之间的数` })}
      />
    </ActionSheet>
  )
}
