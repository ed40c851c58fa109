/** Laying stalls out: more of a kind, what one is for, and how many people are expected. */
import { useState } from 'react'
import { PickField } from '@/components/field/pick-field'
import { TextField } from '@/components/field/text-field'
import { stallRules as rules, stallSorts, type StallSort } from '@/domain/stalls/rules'
import { forWord } from '@/domain/stalls/words'
import { ActionSheet } from '@/features/screens/action-sheet'
import type { Saying } from '@/features/screens/said'
import { type Fair, layStalls } from './store'

interface SheetProps {
  fair: Fair
  saying: Saying
  onClose: () => void
}

const sorts = Object.entries(stallSorts).map(([value, text]) => ({ value: value as StallSort, text }))

const offer = {
  ask: '具体做什么',
  placeholder: '比如：免费磨刀剪',
  maxLength: rules.offerLetters,
  isShort: true,
  optional: true,
} as const

const whole = (typed: string): number | null => (/^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : null)

export function AddSheet({ fair: shown, saying, onClose }: SheetProps) {
  // What was there when it was opened; whoever was overtaken is told.
  const [fair] = useState(shown)
  const [sort, setSort] = useState<StallSort>('clinic')
  const [typed, setTyped] = useState('1')
  const room = rules.stalls - fair.stalls.length
  const count = whole(typed)
  return (
    <ActionSheet
      title="加摊位"
      text={`接着现在的号往下排，还能加 ${room} 个。大集不卖东西，也不义卖。`}
      confirm="加上"
      {...offer}
      draft={`stalls-add:${fair.sessionId}`}
      ready={count !== null && count <= room}
      onConfirm={({ words }) => {
        const added = Array.from({ length: count ?? 0 }, () => ({ sort, offer: words }))
        return layStalls(fair, { stalls: [...fair.stalls, ...added] })
      }}
      onDone={() => saying.say(`加了 ${count} 个摊位`)}
      onClose={onClose}
    >
      <PickField label="做哪一样" options={sorts} value={sort} onChange={setSort} />
      <TextField label="几个" type="digit" maxLength={2} value={typed} onChange={setTyped} />
    </ActionSheet>
  )
}

export function ChangeSheet({ fair: shown, number, saying, onClose }: SheetProps & { number: number }) {
  const [fair] = useState(shown)
  const stall = fair.stalls[number - 1]
  const [sort, setSort] = useState<StallSort>(stall?.sort ?? 'other')
  return (
    <ActionSheet
      title={`${number} 号改成做什么`}
      text={`现在是：${forWord(stallSorts[stall?.sort ?? 'other'], stall?.offer ?? '')}。大集不卖东西。`}
      confirm="改好"
      {...offer}
      begins={stall?.offer ?? ''}
      draft={`stalls-change:${fair.sessionId}:${number}:${fair.version}`}
      onConfirm={({ words }) =>
        layStalls(fair, {
          stalls: fair.stalls.map((one) => (one.number === number ? { sort, offer: words } : one)),
        })
      }
      onDone={() => saying.say(`${number} 号改好了`)}
      onClose={onClose}
    >
      <PickField label="做哪一样" options={sorts} value={sort} onChange={setSort} />
    </ActionSheet>
  )
}

export function ExpectSheet({ fair: shown, saying, onClose }: SheetProps) {
  const [fair] = useState(shown)
  const [typed, setTyped] = useState(String(fair.expected ?? ''))
  const count = whole(typed)
  return (
    <ActionSheet
      title="预计来多少人"
      text="摊主、志愿者和来逛的都算上。1000 人以上，会提醒要先办什么手续。"
      confirm="记下"
      draft={`stalls-expect:${fair.sessionId}`}
      ready={count !== null && count <= rules.people}
      onConfirm={() => layStalls(fair, { expected: count })}
      onDone={() => saying.say('记下了')}
      onClose={onClose}
    >
      <TextField label="大约多少人" type="digit" maxLength={6} value={typed} onChange={setTyped} />
    </ActionSheet>
  )
}
