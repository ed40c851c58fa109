/** The figures of a station, month by month: what each counts opens to its rows, and a year of one stands as bars. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { MonthBar } from '@/components/month-bar'
import { Note } from '@/components/note'
import { Section } from '@/components/section'
import { monthOf } from '@/domain/kernel/clock'
import { shortName } from '@/domain/station/units'
import { momentWord, monthAfter, monthWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Groups } from '@/features/figures/groups'
import {
  countAnew,
  type FiguresOf,
  openFigures,
  type StationFigures,
  takeOutside,
  useFigures,
} from '@/features/figures/store'
import { OutsideFigures } from '@/features/figures/outside-section'
import { Year } from '@/features/figures/year'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

/** How far what is shown may be believed, in a sentence. */
function standing({ madeAt, mayOpen }: StationFigures): string {
  const rows = mayOpen ? '点一个数，看它数的每一条。' : '每一条由站里的工作人员和审计看。'
  if (madeAt === null) return `这个月还没有数过，夜里会数。${rows}`
  return `每天夜里照登记数，${momentWord(madeAt, serverNow())} 以后没有变。${rows}`
}

interface PartProps {
  data: StationFigures
  shownAs: FiguresOf
  saying: Saying
}

function CountAnew({ data: { month, mayCount }, shownAs, saying }: PartProps) {
  const [busy, setBusy] = useState(false)
  if (!mayCount) return null
  const count = async () => {
    if (busy) return
    setBusy(true)
    saying.sayAnswer(await countAnew(month, shownAs), '数好了')
    setBusy(false)
  }
  return <Button kind="second" text="现在重新数一遍" busyText="正在数…" busy={busy} onTap={count} />
}

function Months({ data: { groups, months } }: { data: StationFigures }) {
  const [key, setKey] = useState('')
  const figures = groups.flatMap((group) => group.figures)
  const shown = figures.find((figure) => figure.key === key) ?? figures[0]
  if (!shown) return null
  return (
    <Section title="连着的十二个月">
      <Year figure={shown} months={months} figures={figures} onChange={setKey} />
    </Section>
  )
}

function Body({ data, shownAs }: Omit<PartProps, 'saying'>) {
  const saying = useSaid()
  return (
    <>
      <Note tone="sky" text={standing(data)} />
      <Groups data={data} />
      <Months data={data} />
      <OutsideFigures
        {...{ outside: data.outside, saying }}
        of="station"
        onWritten={(written) => takeOutside(shownAs, written)}
      />
      <Stack>
        <SaidNote saying={saying} />
        <CountAnew {...{ data, shownAs, saying }} />
      </Stack>
    </>
  )
}

function FiguresPage() {
  const { at = '' } = usePageParams('at')
  const [month, setMonth] = useState('')
  const of = { at, month }
  const resource = useFigures(of)
  const newest = monthOf(serverNow())
  const shown = month === '' ? newest : month
  const turn = (by: number) => {
    const next = monthAfter(shown, by)
    setMonth(next)
    void openFigures({ at, month: next })
  }
  return (
    <LoadedScreen
      title="数字"
      resource={resource}
      open={() => openFigures(of)}
      count={8}
      head={
        <MonthBar
          text={monthWord(shown)}
          onBefore={() => turn(-1)}
          {...(shown < newest && { onAfter: () => turn(1) })}
        />
      }
    >
      {(data) => (
        <>
          {at !== '' && <Caption text={shortName(data.stationName)} />}
          <Body data={data} shownAs={of} />
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(FiguresPage, DeskFrame)
