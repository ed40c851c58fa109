/** The wish tab: the wall of notes that wait for somebody, those that were granted, and mine. */
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { appPages } from '@/domain/app-pages'
import { MINUTE } from '@/domain/kernel/clock'
import { LoadedList, useListShown } from '@/features/screens/loaded-list'
import { FilterBar } from '@/features/wish/filter-bar'
import { Nothing, Wall } from '@/features/wish/wall'
import { look, notes, useClosed, useLooking } from '@/features/wish/wall-store'
import { openPage } from '@/platform/navigate'
import { useTick } from '@/platform/use-tick'
import { wholePage } from '@/features/whole-page'

const views = [
  { value: 'open', text: '待认领' },
  { value: 'granted', text: '已圆' },
  { value: 'mine', text: '我的' },
] as const

const mines = [
  { value: 'maker', text: '我许的' },
  { value: 'helper', text: '我在帮的' },
] as const

function Notes() {
  const { view } = useLooking()
  // Countdowns are told to the minute.
  useTick(MINUTE)
  const now = Math.floor(serverNow() / MINUTE) * MINUTE
  return (
    <LoadedList list={notes} count={4} stale={{ again: true }} empty={<Nothing />}>
      {(items) => <Wall wishes={items} now={now} offers={view === 'open'} />}
    </LoadedList>
  )
}

/** What was begun goes on, and is found among one's own. */
const ClosedWall = () => (
  <Note
    tone="sky"
    text="心愿墙暂时没有开放。您许的、您在帮的都在，照样办完"
    action="看我的"
    onAction={() => look({ view: 'mine' })}
  />
)

function WishPage() {
  const { view, mine } = useLooking()
  const closed = useClosed()
  useListShown(notes)
  const own = (
    <Choice
      options={mines}
      value={mine}
      onChange={(next) => look({ mine: next })}
      label="我许的还是我在帮的"
    />
  )
  return (
    <Screen
      title="微心愿"
      tab="wish"
      action={!closed && <Button text="许个心愿" onTap={() => openPage(appPages.makeWish())} />}
    >
      <Stack>
        <Segments options={views} value={view} onChange={(next) => look({ view: next })} label="看哪些心愿" />
        {view === 'mine' ? own : !closed && <FilterBar />}
        {view !== 'mine' && closed ? <ClosedWall /> : <Notes key={view === 'mine' ? 'mine' : 'wall'} />}
      </Stack>
    </Screen>
  )
}

export default wholePage(WishPage)
