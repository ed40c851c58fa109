/** How many points to put in or to take back; what is typed is kept until it is sent. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText, type Answer } from '@/api/failure'
import { Stack } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { useDraft } from '@/platform/use-draft'

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
  const draft = useDraft(`household-${name}`, { amount: '' })
  const [failed, setFailed] = useState<string | null>(null)
  const typed = draft.value.amount
  const amount = amountOf(typed, most)
  const confirm = async () => {
    if (amount === null) return
    const answer = await send(amount)
    setFailed(answer.ok ? null : failureText(answer.failure))
    if (!answer.ok) return
    draft.dropSent(draft.value)
    onDone(amount)
  }
  return (
    <Sheet
      open
      title={title}
      confirm={amount === null ? verb : `${verb} ${amount} 分`}
      confirmDisabled={amount === null}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack>
        <View>{text}</View>
        <TextField
          label="多少分"
          type="number"
          value={typed}
          onChange={(next) => draft.edit({ amount: next.replace(/\D/g, '') })}
          maxLength={6}
          hint={`最多 ${most} 分`}
          {...(typed !== '' && amount === null && { error: `请写 1 到 ${most} 之间的数` })}
        />
        {failed !== null && <Note tone="seal" text={failed} />}
      </Stack>
    </Sheet>
  )
}
