/** The home tab: my next thing, the newest notice, the ways on, and this week downstairs. */
import { Empty } from '@/components/states/empty'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { appPages } from '@/domain/app-pages'
import { SessionRow } from '@/features/activities/session-row'
import { goToDoor } from '@/features/attendance/door'
import { useSettled } from '@/features/attendance/use-settled'
import { WaitingVisits } from '@/features/attendance/waiting-visits'
import { DeskPart } from '@/features/home/desk-part'
import { CounterEntry, Entries } from '@/features/home/entries'
import { NextCard } from '@/features/home/next-card'
import { RoomNext } from '@/features/home/room-next'
import { Shifts } from '@/features/home/shifts'
import { openHome, useHome, type Home, type NextThing } from '@/features/home/store'
import { Strip } from '@/features/home/strip'
import { Welcome } from '@/features/home/welcome'
import { RecapCard } from '@/features/recap/recap-card'
import { openPage } from '@/platform/navigate'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

const toActivities = () => openPage(appPages.activities)

const atDoor = ({ sessionId, title, standing }: NextThing, as: 'in' | 'out') =>
  goToDoor({
    as,
    sessionId,
    title,
    ...(!standing.isSelf && { forPersonId: standing.personId, name: standing.name }),
  })

function Ready({ home }: { home: Home }) {
  const week = home.week.filter(({ endAt }) => endAt > home.serverNow)
  return (
    <>
      <Slot>{home.next && <NextCard next={home.next} onDoor={atDoor} />}</Slot>
      <Slot>{home.room && <RoomNext room={home.room} now={home.serverNow} />}</Slot>
      <Slot>{home.strip && <Strip home={home} />}</Slot>
      <Slot>{home.unknown && home.next === null && <Welcome />}</Slot>
      {home.desk && <DeskPart desk={home.desk} />}
      {home.counter && home.desk === null && <CounterEntry />}
      <Entries open={home.features} />
      <Section title="这周在楼下" more="全部" onMore={toActivities}>
        {week.map((session) => (
          <SessionRow key={session.sessionId} session={session} now={home.serverNow} mine={session.mine} />
        ))}
        <Shifts shifts={home.shifts} now={home.serverNow} />
        {week.length === 0 && home.shifts.length === 0 && (
          <Empty
            drawing="empty-day"
            title="这周还没有活动"
            text="往后翻翻，看看下周有什么"
            action="看全部活动"
            onAction={toActivities}
          />
        )}
      </Section>
      {home.recap && (
        <Section title="刚办完的" more="往后翻看" onMore={() => openPage(appPages.recaps)}>
          <RecapCard recap={home.recap} now={home.serverNow} />
        </Section>
      )}
    </>
  )
}

function HomePage() {
  const home = useHome()
  useSettled(openHome)
  return (
    <LoadedScreen
      title={home.status === 'ready' ? home.data.stationName : '邻里文明实践'}
      tab="home"
      resource={home}
      open={openHome}
      count={4}
      stale={{ again: true }}
      head={<WaitingVisits />}
    >
      {(data) => <Ready home={data} />}
    </LoadedScreen>
  )
}

export default wholePage(HomePage)
