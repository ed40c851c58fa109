/** The activity tab: find something by day, by words, by kind. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { DayStrip } from '@/features/activities/day-strip'
import { FilterSheet } from '@/features/activities/filter-sheet'
import { choose, countChoices, openList, readOn, useFilter, useList } from '@/features/activities/list-store'
import { MonthSheet } from '@/features/activities/month-sheet'
import { Nothing } from '@/features/activities/nothing'
import { SearchBar } from '@/features/activities/search-bar'
import { SessionRow } from '@/features/activities/session-row'
import { openMe } from '@/api/me'
import { useGrids } from '@/features/me/store'
import { ReadOn } from '@/features/paging/read-on'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function Sheets({ sheet, close }: { sheet: 'none' | 'filter' | 'month'; close: () => void }) {
  const filter = useFilter()
  const grids = useGrids()
  const chooseDay = (day: string) => {
    choose({ day })
    close()
  }
  return (
    <>
      <FilterSheet
        open={sheet === 'filter'}
        filter={filter}
        grids={grids}
        onChoose={choose}
        onClose={close}
      />
      <MonthSheet open={sheet === 'month'} onChoose={chooseDay} onClose={close} />
    </>
  )
}

function List() {
  const list = useList()
  if (list.status === 'failed') return <Failed failure={list.failure} onRetry={openList} />
  if (list.status !== 'ready') return <Loading count={5} />
  const { items, more, serverNow: now } = list.data
  return (
    <>
      {list.failure && (
        <Note
          tone="amber"
          text="没有连上网络，下面是上次看到的"
          action="再试一次"
          onAction={() => void openList()}
        />
      )}
      {items.length === 0 && <Nothing />}
      {items.map((session) => (
        <SessionRow key={session.sessionId} session={session} now={now} />
      ))}
      <ReadOn more={more} onMore={readOn} />
    </>
  )
}

function ActivityPage() {
  const filter = useFilter()
  const [sheet, setSheet] = useState<'none' | 'filter' | 'month'>('none')
  useShown(openList)
  useReachBottom(() => void readOn())
  const openFilter = () => {
    setSheet('filter')
    void openMe()
  }
  return (
    <Screen title="活动" tab="activity">
      <Stack>
        <SearchBar
          text={filter.text}
          onText={(text) => choose({ text })}
          choices={countChoices(filter)}
          onChoices={openFilter}
        />
        <DayStrip day={filter.day} onChoose={(day) => choose({ day })} onMonth={() => setSheet('month')} />
        <Slot>
          <List />
        </Slot>
      </Stack>
      <Sheets sheet={sheet} close={() => setSheet('none')} />
    </Screen>
  )
}

export default wholePage(ActivityPage)
