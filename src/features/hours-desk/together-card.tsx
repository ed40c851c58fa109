/** Records of one session that agree: how many, how much in all, each to be left out by a tap, and one button for the rest. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Output } from '@/contract'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Figure } from '@/components/figure'
import { Tag } from '@/components/tag'
import { durationFigure, durationWord } from '@/domain/words/amounts'
import type { Saying } from '@/features/screens/said'
import { TickRow, Ticks } from '@/features/screens/tick-row'
import { isLast } from './sessions'
import { agreeRecords, type PendingRecord, takeBackRecords } from './store'
import { beliefWord, believedWord, visitWord } from './words'

interface TogetherCardProps {
  records: readonly PendingRecord[]
  /** Whether it is the first on the page, whose button is the one thing to do. */
  first: boolean
  saying: Saying
}

/** So many stand open; the others come by a tap. */
const OPEN = 3

const minutesOf = (records: readonly PendingRecord[]): number =>
  records.reduce((sum, { minutes }) => sum + minutes, 0)

/** Why some were left, by name. */
function leftWord(
  left: Output<'hours.agree'>['left'],
  records: readonly PendingRecord[],
  what: string,
): string {
  const why = left.map(({ id, text }) => {
    const name = records.find(({ recordId }) => recordId === id)?.name ?? ''
    return `${name}：${text}`
  })
  return `${what}：${why.join('；')}`
}

/** Believes them and offers the way back; says whom that left out. */
async function agreeAll(chosen: readonly PendingRecord[], saying: Saying): Promise<void> {
  const answer = await agreeRecords(chosen)
  if (!answer.ok) return void saying.sayAnswer(answer, '')
  const { items, left } = answer.data
  if (items.length === 0) return saying.sayProblem(leftWord(left, chosen, '没有认的'))
  const others = left.length > 0 ? `；${leftWord(left, chosen, '没有认的')}` : ''
  saying.offer(
    `记下了：${believedWord(items)}${others}`,
    () => takeBackRecords(items),
    '撤销了，还在这里等着',
  )
}

/** Those that were believed a moment ago, with the way back where the button was. */
export function BelievedCard({ records, saying }: { records: readonly PendingRecord[]; saying: Saying }) {
  const open = records.filter(({ mayTakeBack }) => mayTakeBack)
  const undo = async () => {
    const answer = await takeBackRecords(open)
    if (answer.ok && answer.data.left.length > 0)
      saying.sayProblem(leftWord(answer.data.left, open, '没有撤销的'))
    else saying.sayAnswer(answer, '撤销了，还在这里等着')
  }
  return (
    <Card>
      <Stack>
        <TagLine>
          <Tag tone="jade" text={believedWord(records)} />
        </TagLine>
        <Caption text={records.map(({ name }) => name).join('、')} />
        {open.length > 0 && (
          <Button kind="quiet" text="撤销" label={`撤销：${believedWord(open)}`} onTap={undo} />
        )}
      </Stack>
    </Card>
  )
}

/** Who is left out is kept, so that somebody who comes with the next page is in. */
function useTicks(records: readonly PendingRecord[]) {
  const [out, setOut] = useState<readonly string[]>([])
  return {
    chosen: records.filter(({ recordId }) => !out.includes(recordId)),
    isOn: (id: string) => !out.includes(id),
    toggle: (id: string) => setOut(out.includes(id) ? out.filter((each) => each !== id) : [...out, id]),
  }
}

export function TogetherCard({ records, first, saying }: TogetherCardProps) {
  const [all, setAll] = useState(false)
  const { chosen, isOn, toggle } = useTicks(records)
  const shown = all ? records : records.slice(0, OPEN)
  const last = records.every(isLast)
  const many = chosen.length > 1
  const verb = last ? '认' : '初核'
  const text = many || chosen[0] === undefined ? `这 ${chosen.length} 个人一起${verb}` : beliefWord(chosen[0])
  return (
    <Card>
      <Stack>
        <View>
          <Strong text={`${records.length} 个人对得上`} />
          <Caption text="来时扫了码，走时现场记的，都在计划时间里" />
        </View>
        <Figure {...durationFigure(minutesOf(chosen))} />
        <Ticks label="对得上的人">
          {shown.map((record) => (
            <TickRow
              key={record.recordId}
              title={record.name}
              amount={durationWord(record.minutes)}
              caption={visitWord(record)}
              on={isOn(record.recordId)}
              onTap={() => toggle(record.recordId)}
            />
          ))}
        </Ticks>
        {shown.length < records.length && (
          <Button
            small
            kind="quiet"
            text={`还有 ${records.length - shown.length} 个人`}
            onTap={() => setAll(true)}
          />
        )}
        <Button
          kind={first ? 'primary' : 'second'}
          text={text}
          disabled={chosen.length === 0}
          onTap={() => agreeAll(chosen, saying)}
        />
      </Stack>
    </Card>
  )
}
