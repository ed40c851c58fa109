/** Says that a record is not right; the words are kept until they are sent. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Failure } from '@/api/failure'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { useDraft } from '@/platform/use-draft'
import { appeal } from './store'

interface AppealSheetProps {
  recordId: string
  open: boolean
  onSent: () => void
  onClose: () => void
}

export function AppealSheet({ recordId, open, onSent, onClose }: AppealSheetProps) {
  const draft = useDraft(`appeal:${recordId}`, { reason: '' })
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = async () => {
    const answer = await appeal(recordId, draft.value.reason)
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    draft.dropSent(draft.value)
    onSent()
    onClose()
  }
  return (
    <Sheet
      open={open}
      title="哪里不对？"
      confirm="送出申诉"
      confirmDisabled={draft.value.reason.trim() === ''}
      onConfirm={send}
      cancel="先不说了"
      onClose={onClose}
    >
      <View>社区专职三天内答复，过了时间自动上一级。</View>
      <TextField
        label="您怎么看"
        value={draft.value.reason}
        onChange={(reason) => draft.edit({ reason })}
        multiline
        maxLength={200}
        placeholder="比如：我 11 点才离开，少记了一小时"
      />
      {failure && <Note tone="seal" text={`${failure.text}，${failure.next}`} />}
    </Sheet>
  )
}
