/** One figure of every station below a unit, in administrative order, with the sums of each institute and a year as bars. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Note } from '@/components/note'
import { MonthBar } from '@/components/month-bar'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Caption } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { deskPages } from '@/domain/desk-pages'
import { monthOf } from '@/domain/kernel/clock'
import { monthAfter, monthWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import {
  type BelowFigures,
  type BelowGroup,
  type BelowOf,
  openBelow,
  takeOutsideBelow,
  useBelow,
} from '@/features/figures/below-store'
import { OutsideFigures } from '@/features/figures/outside-section'
import { Year } from '@/features/figures/year'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const lastOf = (values: BelowFigures['sums']): string => values[values.length - 1]?.said ?? '还没有数'

function Group({ group: { name, sums, stations } }: { group: BelowGroup }) {
  return (
    <Section title={name}>
      <RowGroup>
        {stations.map((one) => (
          <Row
            key={one.stationId}
            title={one.name}
            {...(!one.active && { caption: '已关' })}
            value={lastOf(one.values)}
            onTap={() => openPage(deskPages.figures(one.stationId))}
          />
        ))}
        <Row title="合计" value={lastOf(sums)} />
      </RowGroup>
    </Section>
  )
}

function Body({ data, of, onChoose }: { data: BelowFigures; of: BelowOf; onChoose: (key: string) => void }) {
  const saying = useSaid()
  const { figure, word, figures, months, sums, groups, outside } = data
  if (groups.length === 0) return <Empty title="下面还没有站" text="在「区里的站」里开了站，这里就看得到" />
  return (
    <>
      <Note tone="sky" text="按区里的次序排，不比大小。点一个站，看它的每个数。" />
      <Section title={`${word}，一共 ${lastOf(sums)}`}>
        <Year
          figure={{ key: figure, word, values: sums }}
          months={months}
          figures={figures}
          onChange={onChoose}
        />
      </Section>
      {groups.map((group) => (
        <Group key={group.unitId} group={group} />
      ))}
      <OutsideFigures
        {...{ outside, saying }}
        of="unit"
        onWritten={(written) => takeOutsideBelow(of, written)}
      />
      <SaidNote saying={saying} />
    </>
  )
}

function BelowPage() {
  const [of, setOf] = useState<BelowOf>({ figure: '', month: '' })
  const resource = useBelow(of)
  const newest = monthOf(serverNow())
  const shown = of.month === '' ? newest : of.month
  const turn = (next: Partial<BelowOf>) => {
    const now = { ...of, ...next }
    setOf(now)
    void openBelow(now)
  }
  return (
    <LoadedScreen
      title="各站的数字"
      resource={resource}
      open={() => openBelow(of)}
      count={8}
      head={
        <MonthBar
          text={monthWord(shown)}
          onBefore={() => turn({ month: monthAfter(shown, -1) })}
          {...(shown < newest && { onAfter: () => turn({ month: monthAfter(shown, 1) }) })}
        />
      }
    >
      {(data) => (
        <>
          <Caption text={data.unitName} />
          <Body data={data} of={of} onChoose={(figure) => turn({ figure })} />
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(BelowPage, DeskFrame)
