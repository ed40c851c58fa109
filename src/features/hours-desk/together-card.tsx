/** Records of one session that agree: how many, how much in all, each to be left out by a tap, and one button for the rest. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { errorText } from '@/contract/errors'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Figure } from '@/components/figure'
import { durationFigure, durationWord } from '@/domain/words/amounts'
import type { Saying } from '@/features/screens/said'
import styles from './parts.module.scss'
import { isLast } from './sessions'
import { agreeRecords, type PendingRecord } from './store'
import { TickRow } from './tick-row'
import { beliefWord } from './words'

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

/** 认了 9 个人，18 小时 20 分钟, and why the others were left. */
function outcomeOf(
  { items, left }: { items: PendingRecord[]; left: { id: string; code: string; details: object }[] },
  records: readonly PendingRecord[],
  last: boolean,
): string {
  const verb = last ? '认了' : '初核了'
  const further = last ? '' : '，等另一位同事核定'
  const all = `${verb} ${items.length} 个人，${durationWord(minutesOf(items))}${further}`
  const why = left.map(({ id, code, details }) => {
    const name = records.find(({ recordId }) => recordId === id)?.name ?? ''
    return `${name}：${errorText({ code, details: details as Record<string, string> }).text}`
  })
  return why.length === 0 ? all : `${items.length > 0 ? `${all}；` : ''}没有认的：${why.join('；')}`
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
  const agree = async () => {
    const answer = await agreeRecords(chosen)
    if (answer.ok && answer.data.items.length > 0) saying.say(outcomeOf(answer.data, chosen, last))
    else if (answer.ok) saying.sayProblem(outcomeOf(answer.data, chosen, last))
    else saying.sayAnswer(answer, '')
  }
  return (
    <Card>
      <Stack>
        <View>
          <Strong text={`${records.length} 个人对得上`} />
          <Caption text="来时扫了码，走时现场记的，都在计划时间里" />
        </View>
        <Figure {...durationFigure(minutesOf(chosen))} />
        <View className={styles.ticks}>
          {shown.map((record) => (
            <TickRow
              key={record.recordId}
              record={record}
              on={isOn(record.recordId)}
              onTap={() => toggle(record.recordId)}
            />
          ))}
        </View>
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
          onTap={agree}
        />
      </Stack>
    </Card>
  )
}
