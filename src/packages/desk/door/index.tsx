/** The organiser's screen at the door: the code, how many have come, who has not. It opens without signal. */
import { serverNow } from '@/api/server-clock'
import { Stack } from '@/components/card'
import { Figures } from '@/components/figure'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { appPages } from '@/domain/app-pages'
import { AbsentList } from '@/features/door/absent-list'
import { CardSheet } from '@/features/door/card-sheet'
import { CodeFace } from '@/features/door/code-face'
import { DoorFoot } from '@/features/door/foot'
import { LeaveCard } from '@/features/door/leave-card'
import { StandbyCard } from '@/features/door/standby-card'
import { openDoor, openRoster, useDoorKey, useRoster, type Door, type Roster } from '@/features/door/store'
import { useDoorDesk } from '@/features/door/use-door-desk'
import { useRefresh } from '@/features/door/use-refresh'
import { doorFigures } from '@/features/door/words'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

const refreshMs = 10_000

function People({ roster, desk }: { roster: Roster; desk: ReturnType<typeof useDoorDesk> }) {
  const now = serverNow()
  const { came, absent, onSite } = doorFigures(roster)
  const toRoster = () => openPage(appPages.roster(roster.sessionId))
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
      <AbsentList roster={roster} now={now} onTick={desk.tick} onAll={toRoster} held={desk.held} />
      <LeaveCard roster={roster} now={now} desk={desk} />
    </>
  )
}

function Ready({ door }: { door: Door }) {
  const { sessionId } = door
  const roster = useRoster(sessionId)
  const desk = useDoorDesk(sessionId, door.startAt)
  useRefresh(() => openRoster(sessionId), refreshMs)
  const stale = roster.status === 'ready' && roster.failure !== null
  return (
    <Screen title="签到码" action={<DoorFoot desk={desk} />}>
      <Stack>
        <CodeFace door={door} />
        {stale && <Note tone="amber" text="没有连上网络，码照样能用，人数是上次看到的" />}
        {roster.status === 'failed' && (
          <Failed
            title="名单没有拿到"
            text={`${roster.failure.text}，码照样能用`}
            onRetry={() => openRoster(sessionId)}
          />
        )}
        {(roster.status === 'idle' || roster.status === 'loading') && <Loading count={2} />}
        {roster.status === 'ready' && <People roster={roster.data} desk={desk} />}
      </Stack>
      <CardSheet desk={desk} />
    </Screen>
  )
}

function DoorPage() {
  const { sessionId = '' } = usePageParams('sessionId')
  const door = useDoorKey(sessionId)
  const open = () => openDoor(sessionId)
  useShown(open)
  if (door.status === 'ready') return <Ready door={door.data} />
  return (
    <Screen title="签到码">
      {door.status === 'failed' ? <Failed failure={door.failure} onRetry={open} /> : <Loading count={3} />}
    </Screen>
  )
}

export default wholePage(DoorPage)
