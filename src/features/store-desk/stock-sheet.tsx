/** Goods come in, go out or are counted: how many and why; what is typed is kept until it is sent. */
import { TextField } from '@/components/field/text-field'
import { useDraft } from '@/platform/use-draft'
import { ActionSheet } from '@/features/screens/action-sheet'
import { changeStock, type DeskPrize, type StockWay } from './store'

interface StockSheetProps {
  prize: DeskPrize
  how: StockWay
  onSaid: (text: string) => void
  onClose: () => void
}

const questions: Record<StockWay, { title: string; label: string; why: string; verb: string }> = {
  in: { title: '进货', label: '进了几份', why: '比如：超市送来一箱', verb: '记进货' },
  out: { title: '出库', label: '拿走几份', why: '比如：漏了两瓶，报损', verb: '记出库' },
  count: { title: '盘点', label: '实际有几份', why: '比如：月底盘点', verb: '记盘点' },
}

const most = 2000

/** What will stand there afterwards, or null while the number is not one. */
function afterOf(how: StockWay, typed: string, onHand: number): number | null {
  if (!/^\d{1,4}$/.test(typed)) return null
  const amount = Number(typed)
  const after = how === 'in' ? onHand + amount : how === 'out' ? onHand - amount : amount
  const some = how === 'count' || amount > 0
  return some && after >= 0 && after <= most ? after : null
}

export function StockSheet({ prize, how, onSaid, onClose }: StockSheetProps) {
  const { prizeId, title, onHand, reserved } = prize
  const { value, edit, dropSent } = useDraft(`stock:${how}:${prizeId}`, { amount: '' })
  const { amount } = value
  const after = afterOf(how, amount, onHand)
  const { label, why, verb } = questions[how]
  return (
    <ActionSheet
      draft={`reason:stock:${how}:${prizeId}`}
      title={`${questions[how].title}：${title}`}
      text={`现在库存 ${onHand} 份${reserved > 0 ? `，其中 ${reserved} 份有人订了` : ''}。`}
      confirm={verb}
      ask="为什么"
      placeholder={why}
      maxLength={60}
      isShort
      ready={after !== null}
      onConfirm={({ words }) => changeStock({ prizeId, how, amount: Number(amount), reason: words })}
      onDone={(changed) => {
        dropSent(value)
        onSaid(`记好了，现在库存 ${changed.onHand} 份`)
      }}
      onClose={onClose}
    >
      <TextField
        label={label}
        type="number"
        value={amount}
        onChange={(typed) => edit({ amount: typed.replace(/\D/g, '') })}
        maxLength={4}
        {...(after !== null && { hint: `记完库存 ${after} 份` })}
        {...(amount !== '' && after === null && { error: '这个数不对，请再看一下' })}
      />
    </ActionSheet>
  )
}
