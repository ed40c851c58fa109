/** The wish tab: the wall of notes that wait for somebody, those that were granted, and mine. */
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { Slot } from '@/components/slot'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { appPages } from '@/domain/app-pages'
import { MINUTE } from '@/domain/kernel/clock'
import { ReadOn } from '@/features/paging/read-on'
import { FilterBar } from '@/features/wish/filter-bar'
import { Nothing } from '@/features/wish/nothing'
import { Wall } from '@/features/wish/wall-note'
import {
  look,
  openWall,
  readOn,
  useClosed,
  useLooking,
  useMine,
  useWall,
  type Mine,
  type View,
} from '@/features/wish/wall-store'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { useTick } from '@/platform/use-tick'
import { wholePage } from '@/features/whole-page'

const views: { value: View; text: string }[] = [
  { value: 'open', text: '等人圆' },
  { value: 'granted', text: '已圆' },
  { value: 'mine', text: '我的' },
]

const mines: { value: Mine; text: string }[] = [
  { value: 'maker', text: '我许的' },
  { value: 'helper', text: '我在帮的' },
]

/** Both kinds of list come alike: four states, and more below. */
function Notes({
  list,
  offers,
}: {
  list: ReturnType<typeof useWall> | ReturnType<typeof useMine>
  offers: boolean
}) {
  // Countdowns are told to the minute.
  useTick(MINUTE)
  const now = Math.floor(serverNow() / MINUTE) * MINUTE
  if (list.status === 'failed') return <Failed failure={list.failure} onRetry={openWall} />
  if (list.status !== 'ready') return <Loading count={4} />
  const { items, more } = list.data
  return (
    <>
      {list.failure && (
        <Note
          tone="amber"
          text="没有连上网络，下面是上次看到的"
          action="再试一次"
          onAction={() => void openWall()}
        />
      )}
      {items.length === 0 && <Nothing />}
      <Wall wishes={items} now={now} offers={offers} />
      <ReadOn more={more} onMore={readOn} />
    </>
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

function PublicWall() {
  const { view, filter } = useLooking()
  const wall = useWall()
  if (useClosed()) return <ClosedWall />
  return (
    <>
      <FilterBar
        filter={filter}
        grids={wall.status === 'ready' ? wall.data.grids : []}
        hasDays={view === 'open'}
        onChoose={(chosen) => look({ filter: chosen })}
      />
      <Slot>
        <Notes list={wall} offers={view === 'open'} />
      </Slot>
    </>
  )
}

function MyWall() {
  const { mine } = useLooking()
  return (
    <>
      <Choice
        options={mines}
        value={mine}
        onChange={(next) => look({ mine: next })}
        label="我许的还是我在帮的"
      />
      <Slot>
        <Notes list={useMine()} offers={false} />
      </Slot>
    </>
  )
}

function WishPage() {
  const { view } = useLooking()
  const closed = useClosed()
  useShown(openWall)
  useReachBottom(() => void readOn())
  return (
    <Screen
      title="微心愿"
      tab="wish"
      action={!closed && <Button text="许个心愿" onTap={() => openPage(appPages.makeWish())} />}
    >
      <Stack>
        <Segments options={views} value={view} onChange={(next) => look({ view: next })} label="看哪些心愿" />
        {view === 'mine' ? <MyWall /> : <PublicWall />}
      </Stack>
    </Screen>
  )
}

export default wholePage(WishPage)
