/** My year month by month: bars, and behind them the months, each the way to its lines. */
import { useState } from 'react'
import { Card, Stack, Strong } from '@/components/card'
import { Columns, Road } from '@/components/chart'
import { Sheet } from '@/components/sheet'
import { furtherPages } from '@/domain/further-pages'
import { durationWord, hoursNumber } from '@/domain/words/amounts'
import { openPage } from '@/platform/navigate'
import type { MyHours } from './store'

type Months = NonNullable<MyHours['months']>

const numberOf = (month: string): number => Number(month.slice(5))

/** The months that are still to come stand there too, so that the year keeps its width. */
const wholeYear = (months: Months) =>
  Array.from({ length: 12 }, (_, index) => ({
    word: String(index + 1),
    value: months[index]?.minutes ?? 0,
    now: index === months.length - 1,
    said: hoursNumber(months[index]?.minutes ?? 0),
  }))

export function MonthsCard({ months }: { months: Months }) {
  const [open, setOpen] = useState(false)
  const sum = months.reduce((all, { minutes }) => all + minutes, 0)
  if (sum === 0) return null
  const title = `今年 ${durationWord(sum)}`
  const served = months.filter(({ minutes }) => minutes > 0).reverse()
  const last = months[months.length - 1]
  const label = `${title}，${numberOf(last?.month ?? '')} 月 ${durationWord(last?.minutes ?? 0)}`
  return (
    <>
      <Card onTap={() => setOpen(true)} label={`${label}，一个月一个月看`}>
        <Stack>
          <Strong text={title} />
          <Columns columns={wholeYear(months)} label={label} />
        </Stack>
      </Card>
      <Sheet open={open} title={title} cancel="关上" onClose={() => setOpen(false)}>
        <Road
          stretches={served.map(({ month, minutes }) => ({
            word: `${numberOf(month)} 月`,
            value: minutes,
            said: durationWord(minutes),
            onTap: () => openPage(furtherPages.hoursOf(month)),
          }))}
        />
      </Sheet>
    </>
  )
}
