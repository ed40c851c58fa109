/** The activity tab: find something by day, by words, by kind. */
import { useState } from 'react'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import { activityTypeNames, activityTypes, audienceNames, audiences } from '@/domain/activity/vocabulary'
import { DayStrip } from '@/features/activities/day-strip'
import { choose, countChoices, foundActivities, useFilter } from '@/features/activities/list-store'
import { MonthSheet } from '@/features/activities/month-sheet'
import { Nothing } from '@/features/activities/nothing'
import { SearchBar } from '@/features/activities/search-bar'
import { SessionRow } from '@/features/activities/session-row'
import { openMe } from '@/api/me'
import { useGrids } from '@/features/me/store'
import { FilterSheet } from '@/features/screens/filter-sheet'
import { LoadedList, useListShown } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

const types = activityTypes.map((value) => ({ value, text: activityTypeNames[value] }))
const people = audiences
  .filter((value) => value !== 'all')
  .map((value) => ({ value, text: audienceNames[value] }))
const optionsOf = (grids: readonly { gridId: string; name: string }[]) =>
  grids.map(({ gridId, name }) => ({ value: gridId, text: name }))

function Sheets({ sheet, close }: { sheet: 'none' | 'filter' | 'month'; close: () => void }) {
  const filter = useFilter()
  const grids = useGrids()
  const chooseDay = (day: string) => {
    choose({ day })
    close()
  }
  return (
    <>
      <Slot>
        {sheet === 'filter' && (
          <FilterSheet
            title="想看哪些"
            by={{
              joinable: { is: 'switch', label: '只看我能报的', hint: '还有名额，我或家人合条件' },
              type: { is: 'wheel', label: '类型', options: types },
              gridId: grids.length > 0 && { is: 'wheel', label: '网格', options: optionsOf(grids) },
              audience: { is: 'choice', label: '适合谁', options: people },
            }}
            filter={filter}
            onChoose={({ joinable, type, audience, gridId }) => choose({ joinable, type, audience, gridId })}
            onClose={close}
          />
        )}
      </Slot>
      <MonthSheet open={sheet === 'month'} onChoose={chooseDay} onClose={close} />
    </>
  )
}

function List() {
  return (
    <LoadedList list={foundActivities} count={5} stale={{ again: true }} empty={<Nothing />}>
      {(items, { serverNow: now }) =>
        items.map((session) => <SessionRow key={session.sessionId} session={session} now={now} />)
      }
    </LoadedList>
  )
}

function ActivityPage() {
  const filter = useFilter()
  const [sheet, setSheet] = useState<'none' | 'filter' | 'month'>('none')
  useListShown(foundActivities)
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
        <List />
      </Stack>
      <Sheets sheet={sheet} close={() => setSheet('none')} />
    </Screen>
  )
}

export default wholePage(ActivityPage)
