/** Taking back what was handed out: the reason the resident reads, and whether the thing itself came back. */
import { SwitchRow } from '@/components/field/switch-row'
import { useDraft } from '@/platform/use-draft'
import { ActionSheet } from '../screens/action-sheet'
import { refund, type CounterRedemption } from './store'

interface RefundSheetProps {
  item: CounterRedemption
  onDone: (text: string) => void
  onClose: () => void
}

export function RefundSheet({ item, onDone, onClose }: RefundSheetProps) {
  const { redemptionId, title, name, points, kind } = item
  const goods = kind === 'goods'
  const { value, edit, dropSent } = useDraft(`refund-goods:${redemptionId}`, { backToStock: goods })
  return (
    <ActionSheet
      draft={`refund:${redemptionId}`}
      title={`退回${title}？`}
      text="积分马上退给本人，本人会看到您写的原因。"
      confirm={`退给${name} ${points} 分`}
      cancel="不退"
      ask="为什么退"
      placeholder="比如：拿回去发现漏了"
      maxLength={100}
      onConfirm={({ words }) =>
        refund({ redemptionId, reason: words, backToStock: goods && value.backToStock })
      }
      onDone={() => {
        dropSent(value)
        onDone(`${points} 分退给${name}了`)
      }}
      onClose={onClose}
      below={
        goods && (
          <SwitchRow
            label="东西拿回来了，能再给别人"
            on={value.backToStock}
            onChange={(backToStock) => edit({ backToStock })}
          />
        )
      }
    />
  )
}
