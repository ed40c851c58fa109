/** What the visit came to: the leaf has turned into a receipt. */
import type { VisitResult, VisitState } from '@/api/door-queue'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { CalendarLeaf } from '@/components/calendar-leaf'
import { Beside, Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Figure } from '@/components/figure'
import { Moment } from '@/components/moment'
import { Note } from '@/components/note'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { durationFigure } from '@/domain/words/amounts'
import { leafOf, timeWord } from '@/domain/words/moments'
import { standingWord } from '@/domain/words/people'
import { openPage } from '@/platform/navigate'
import type { AtDoor } from './door'
import { unkeptText } from './waiting-visits'

type Visit = Extract<VisitResult, { checkInAt: number }>

const isVisit = (result: VisitResult): result is Visit => 'checkInAt' in result

const deeds = { in: '签到', out: '签退', standby: '现场候补' } as const

/** Kept on the phone, not yet with the cloud. */
function Kept({ at, unkept }: { at: AtDoor; unkept: boolean }) {
  const now = serverNow()
  return (
    <Card>
      <Beside lead={<CalendarLeaf {...leafOf(now, now)} />}>
        <Title text={at.title ?? '这场活动'} />
        <TagLine>
          <Tag tone="amber" text="待上传" />
        </TagLine>
        <Caption
          text={
            unkept
              ? `${unkeptText}。`
              : `${timeWord(now)} 的${deeds[at.as]}已记在手机里。有信号时自动送出，关掉小程序也不会丢。`
          }
        />
      </Beside>
    </Card>
  )
}

function VisitReceipt({ visit, as }: { visit: Visit; as: AtDoor['as'] }) {
  const { title, checkInAt, checkOutAt, minutes, points, late, recordId, state } = visit
  const at = as === 'out' && checkOutAt !== null ? checkOutAt : checkInAt
  const figures =
    minutes === null
      ? []
      : [
          { ...durationFigure(minutes), caption: '这次的时长', tone: 'jade' as const },
          ...(points === null ? [] : [{ value: points, unit: '分', caption: '积分', tone: 'jade' as const }]),
        ]
  return (
    <Stack>
      <Moment
        of={as === 'out' ? 'counted' : 'arrived'}
        sentence={
          checkOutAt === null
            ? `${timeWord(checkInAt)} 到。离开时再扫一次，时长自动算好。`
            : '谢谢您，今天这里有您一份力'
        }
        {...(figures.length > 0 && {
          sum: figures.map((figure) => <Figure key={figure.caption} {...figure} />),
        })}
      >
        <Beside lead={<CalendarLeaf {...leafOf(at, serverNow())} />}>
          <Title text={title} />
          <TagLine>
            <Tag tone="jade" text={as === 'out' ? '签退好了' : '签到好了'} />
            {late && <Tag text="补传的" />}
          </TagLine>
          {checkOutAt !== null && (
            <Caption text={`${timeWord(checkInAt)} 到 · ${timeWord(checkOutAt)} 离开`} />
          )}
        </Beside>
      </Moment>
      {minutes !== null && points === null && state !== 'counted' && (
        <Caption text="时长送去核定，核好了积分就到账。" />
      )}
      {recordId !== null && (
        <Button kind="second" text="看这笔的来历" onTap={() => openPage(appPages.record(recordId))} />
      )}
    </Stack>
  )
}

function StandbyReceipt({ result, at }: { result: Exclude<VisitResult, Visit>; at: AtDoor }) {
  const { state, position } = result.standing
  return (
    <Card>
      <Title text={at.title ?? '这场活动'} />
      <TagLine>
        <Tag tone="amber" text="在现场等" />
        <Tag text={standingWord(state, position)} />
      </TagLine>
      <Caption text="开始 10 分钟后，没来的人的位子按顺序给在现场等的人。请留意组织者叫名字。" />
    </Card>
  )
}

interface ReceiptProps {
  state: VisitState
  at: AtDoor
}

export function DoorReceipt({ state, at }: ReceiptProps) {
  if (state.status === 'waiting') return <Kept at={at} unkept={state.unkept === true} />
  if (state.status === 'aside') return <Note tone="seal" text={`${state.text}，请找组织者登记`} />
  if (state.status === 'refused') return <Note tone="seal" text={`${state.text}，${state.next}`} />
  const { result } = state
  return isVisit(result) ? (
    <VisitReceipt visit={result} as={at.as} />
  ) : (
    <StandbyReceipt result={result} at={at} />
  )
}
