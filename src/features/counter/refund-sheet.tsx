/** Taking back what was handed out: the reason the resident reads, and whether the thing itself came back. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText } from '@/api/failure'
import { Stack } from '@/components/card'
import { SwitchRow } from '@/components/field/switch-row'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { useDraft } from '@/platform/use-draft'
import { refund, type Handed } from './store'

interface RefundSheetProps {
  item: Handed
  onDone: (text: string) => void
  onClose: () => void
}

export function RefundSheet({ item, onDone, onClose }: RefundSheetProps) {
  const { redemptionId, title, name, points, kind } = item
  const goods = kind === 'goods'
  const draft = useDraft(`refund:${redemptionId}`, { reason: '', backToStock: goods })
  const [failed, setFailed] = useState<string | null>(null)
  const reason = draft.value.reason.trim()
  const send = async () => {
    const answer = await refund({
      redemptionId,
      reason,
      backToStock: goods && draft.value.backToStock,
    })
    setFailed(answer.ok ? null : failureText(answer.failure))
    if (!answer.ok) return
    draft.dropSent(draft.value)
    onDone(`${points} 分退给${name}了`)
  }
  return (
    <Sheet
      open
      title={`退回${title}？`}
      confirm={`退给${name} ${points} 分`}
      confirmDisabled={reason === ''}
      onConfirm={send}
      cancel="不退"
      onClose={onClose}
    >
      <Stack>
        <View>积分马上退给本人，本人会看到您写的原因。</View>
        <TextField
          label="为什么退"
          value={draft.value.reason}
          onChange={(typed) => draft.edit({ reason: typed })}
          multiline
          maxLength={100}
          placeholder="比如：拿回去发现漏了"
        />
        {goods && (
          <SwitchRow
            label="东西拿回来了，能再给别人"
            on={draft.value.backToStock}
            onChange={(backToStock) => draft.edit({ backToStock })}
          />
        )}
        {failed !== null && <Note tone="seal" text={failed} />}
      </Stack>
    </Sheet>
  )
}
