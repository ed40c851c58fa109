/** The activity tab: find something by day, by words, by kind. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { SearchBox } from '@/components/search-box'
import { Slot } from '@/components/slot'
import { activityTypeNames, activityTypes, audienceNames, audiences } from '@/domain/activity/vocabulary'
import { DayStrip } from '@/features/activities/day-strip'
import { choose, countChoices, foundActivities, useFilter } from '@/features/activities/list-store'
import { MonthSheet } from '@/features/activities/month-sheet'
import { Nothing } from '@/features/activities/nothing'
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
              district: { is: 'switch', label: '看区里的活动', hint: '区里别的站办的，您也能报' },
              type: { is: 'wheel', label: '类型', options: types },
              gridId: grids.length > 0 && { is: 'wheel', label: '网格', options: optionsOf(grids) },
              audience: { is: 'choice', label: '适合谁', options: people },
            }}
            filter={filter}
            onChoose={({ joinable, district, type, audience, gridId }) =>
              choose({ joinable, district, type, audience, gridId })
            }
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
  const choices = countChoices(filter)
  useListShown(foundActivities)
  const openFilter = () => {
    setSheet('filter')
    void openMe()
  }
  return (
    <Screen title="活动" tab="activity">
      <Stack>
        <SearchBox
          label="找活动"
          placeholder="活动或地点"
          text={filter.text}
          onText={(text) => choose({ text })}
        >
          <Button small kind="second" text={choices > 0 ? `筛选 ${choices}` : '筛选'} onTap={openFilter} />
        </SearchBox>
        <DayStrip day={filter.day} onChoose={(day) => choose({ day })} onMonth={() => setSheet('month')} />
        <List />
      </Stack>
      <Sheets sheet={sheet} close={() => setSheet('none')} />
    </Screen>
  )
}

export default wholePage(ActivityPage)
