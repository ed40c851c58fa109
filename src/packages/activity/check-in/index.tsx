/** At the door: scan, or type six digits; then the receipt. It asks the cloud for nothing, so it opens without signal. */
import { uploadDoorVisits, type VisitState } from '@/api/door-queue'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { appPages } from '@/domain/app-pages'
import { useDetail } from '@/features/activities/detail-store'
import { Digits } from '@/features/attendance/digits'
import { wrongWords, type AtDoor } from '@/features/attendance/door'
import { DoorReceipt } from '@/features/attendance/receipt'
import { useDoor, type ReadBefore } from '@/features/attendance/use-door'
import { WaitingVisits } from '@/features/attendance/waiting-visits'
import { TurnPart } from '@/features/duty/turn-part'
import { goBack, openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

const words = {
  in: { title: '签到', scan: '扫码签到', hint: '扫组织者屏幕上的码' },
  out: { title: '签退', scan: '扫码签退', hint: '离开时扫一次，时长自动算好' },
  standby: { title: '现场候补', scan: '扫码登记', hint: '有人没来，位子按顺序给在现场等的人' },
} as const

function useAtDoor(): { at: AtDoor; before: ReadBefore } {
  const { deed, code, place, wrong, ...rest } = usePageParams(
    ...(['deed', 'code', 'place', 'wrong', 'sessionId', 'title', 'forPersonId', 'name'] as const),
  )
  const known = wrong !== undefined && wrong in wrongWords ? (wrong as keyof typeof wrongWords) : null
  return {
    at: { as: deed === 'out' || deed === 'standby' ? deed : 'in', ...rest },
    before: { code: code ?? null, place: place ?? null, wrong: known },
  }
}

/**
 * Of a turn of duty: what the one before has left, and on leaving the note to the next. A phone without signal knows from
 * the session's page that it is one.
 */
function Duty({ state, at }: { state: VisitState; at: AtDoor }) {
  const result = state.status === 'uploaded' && 'duty' in state.result ? state.result : null
  const sessionId = result?.sessionId ?? at.sessionId ?? ''
  const known = useDetail(sessionId)
  const isDuty = result ? result.duty : known.status === 'ready' && known.data.duty
  const isOver = state.status === 'refused' || state.status === 'aside'
  if (!isDuty || isOver || at.as === 'standby' || at.forPersonId !== undefined) return null
  return <TurnPart sessionId={sessionId} title={at.title ?? '值班'} leaving={at.as === 'out'} />
}

function CheckInPage() {
  const { at, before } = useAtDoor()
  const door = useDoor(at, before)
  const { title, scan, hint } = words[at.as]
  const { place } = door
  useShown(() => Promise.resolve(uploadDoorVisits()))
  if (door.now.step === 'done')
    return (
      <Screen title={title} action={<Button text="好了" onTap={() => goBack()} />}>
        <Stack>
          <DoorReceipt state={door.now.state} at={at} />
          <Duty state={door.now.state} at={at} />
        </Stack>
      </Screen>
    )
  const sending = door.now.step === 'sending'
  const problem = door.now.step === 'reading' ? door.now.problem : null
  return (
    <Screen
      title={title}
      action={<Button text={scan} busy={sending} busyText={`正在${title}…`} onTap={door.scan} />}
    >
      <Stack>
        <Card>
          <Title text={at.title ?? '在现场'} />
          <Caption text={[at.name && `为${at.name}`, hint].filter(Boolean).join(' · ')} />
        </Card>
        {place && (
          <Note
            tone="jade"
            text="位置记下了"
            action="看看这个地方"
            onAction={() => openPage(appPages.place(place.placeCode, place.stationId))}
          />
        )}
        {at.sessionId === undefined ? (
          problem !== null && <Note tone="seal" text={problem} />
        ) : (
          <Card>
            <Digits problem={problem} onDone={door.type} />
          </Card>
        )}
        <WaitingVisits settled />
      </Stack>
    </Screen>
  )
}

export default wholePage(CheckInPage)
