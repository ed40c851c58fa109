/** The organiser's screen at the door: the code, how many have come, who has not. It opens without signal. */
import { serverNow } from '@/api/server-clock'
import { Stack } from '@/components/card'
import { Figures } from '@/components/figure'
import { Screen } from '@/components/screen'
import { deskPages } from '@/domain/desk-pages'
import { AbsentList } from '@/features/door/absent-list'
import { CardSheet } from '@/features/door/card-sheet'
import { CodeFace } from '@/features/door/code-face'
import { CrowdCard } from '@/features/door/crowd-card'
import { DoorFoot } from '@/features/door/foot'
import { LeaveCard } from '@/features/door/leave-card'
import { StandbyCard } from '@/features/door/standby-card'
import { openDoor, openRoster, useDoorKey, useRoster, type Door, type Roster } from '@/features/door/store'
import { useDoorDesk } from '@/features/door/use-door-desk'
import { refreshMs, useRefresh } from '@/features/door/use-refresh'
import { doorFigures } from '@/features/door/words'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { Loaded } from '@/features/screens/loaded'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function People({ roster, desk }: { roster: Roster; desk: ReturnType<typeof useDoorDesk> }) {
  const now = serverNow()
  const { came, absent, onSite } = doorFigures(roster)
  const toRoster = () => openPage(deskPages.roster(roster.sessionId))
  return (
    <>
      <Figures
        items={[
          { value: came, caption: '已签到' },
          { value: absent, caption: '还没到' },
          { value: onSite, caption: '现场候补' },
        ]}
      />
      <StandbyCard roster={roster} now={now} onRelease={desk.release} />
      {roster.crowd ? (
        <CrowdCard capacity={roster.capacity} onAll={toRoster} />
      ) : (
        <AbsentList roster={roster} now={now} onTick={desk.tick} onAll={toRoster} held={desk.held} />
      )}
      <LeaveCard roster={roster} now={now} desk={desk} />
    </>
  )
}

function Ready({ door }: { door: Door }) {
  const { sessionId } = door
  const desk = useDoorDesk(sessionId, door.startAt)
  const refresh = () => openRoster(sessionId)
  const roster = useRoster(sessionId)
  useRefresh(refresh, refreshMs(roster))
  return (
    <Screen title="签到码" action={<DoorFoot desk={desk} />}>
      <Stack>
        <CodeFace door={door} />
        <Loaded
          resource={roster}
          open={refresh}
          count={2}
          failed={({ text }) => ({ title: '名单没有拿到', text: `${text}，码照样能用` })}
          stale={{ text: '没有连上网络，码照样能用，人数是上次看到的' }}
        >
          {(people) => <People roster={people} desk={desk} />}
        </Loaded>
      </Stack>
      <CardSheet desk={desk} />
    </Screen>
  )
}

function DoorPage() {
  const { sessionId = '' } = usePageParams('sessionId')
  return (
    <LoadedScreen
      title="签到码"
      resource={useDoorKey(sessionId)}
      open={() => openDoor(sessionId)}
      screen={(door) => <Ready door={door} />}
    />
  )
}

export default wholePage(DoorPage)
