/** The binder of a month: made in one tap, handed on in another; what it holds opens to its rows. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Meter } from '@/components/meter'
import { MonthBar } from '@/components/month-bar'
import { Note } from '@/components/note'
import { Empty } from '@/components/states/empty'
import { monthOf } from '@/domain/kernel/clock'
import { momentWord, monthAfter, monthWord } from '@/domain/words/moments'
import { Chapters } from '@/features/binder/chapters'
import { Files, HandedOut, HandOn } from '@/features/binder/files'
import { National } from '@/features/binder/national'
import { Lacks } from '@/features/binder/lacks'
import { type Binder, makeBinder, openBinder, useBinder, WANTED } from '@/features/binder/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'

interface PartProps {
  binder: Binder
  /** Under which month it is shown. */
  shownAs: string
  saying: Saying
}

/** Makes it to its end; a second tap while it goes on does nothing. */
function useMaking({ binder: { month }, shownAs, saying }: PartProps) {
  const [busy, setBusy] = useState(false)
  const make = async () => {
    if (busy) return
    setBusy(true)
    saying.sayAnswer(await makeBinder(month, shownAs), '生成好了')
    setBusy(false)
  }
  return { busy, make }
}

/** The one step that comes next. */
function Foot(props: PartProps) {
  const { binder, shownAs, saying } = props
  const { busy, make } = useMaking(props)
  const { state, mayMake } = binder
  return (
    <Stack>
      <SaidNote saying={saying} />
      {state === 'ready' && <HandOn binder={binder} saying={saying} onTaken={() => openBinder(shownAs)} />}
      {state !== 'ready' && mayMake && (
        <Button text={state === 'none' ? '生成' : '接着生成'} busyText="正在生成…" busy={busy} onTap={make} />
      )}
    </Stack>
  )
}

/** Of a month that was not over. */
function MakeAnew(props: PartProps) {
  const { busy, make } = useMaking(props)
  const { frozen, mayMake, isOver } = props.binder
  if (frozen || !mayMake) return null
  return (
    <Button
      kind={isOver ? 'primary' : 'second'}
      text={isOver ? '生成定稿' : '重新生成'}
      busyText="正在生成…"
      busy={busy}
      onTap={make}
    />
  )
}

/** How it stands, in a sentence. */
function standing({ state, frozen, isOver, madeAt, begunBy, rows }: Binder, now: number): string {
  const made = `${madeAt === null ? '' : momentWord(madeAt, now)} ${begunBy ?? ''}生成，一共 ${rows} 条。`
  if (state !== 'ready') return ''
  if (frozen) return `定稿，${made}以后有变的，写在后面四个月台账的「更正」里。`
  return isOver
    ? `${made}那时月还没过完，请再生成一次定稿。`
    : `${made}月还没过完，这是到那时为止的；月底以后再生成定稿。`
}

function Body(props: PartProps) {
  const { binder, shownAs, saying } = props
  const now = serverNow()
  const { state, done, of, rows, mayMake } = binder
  if (state === 'none')
    return (
      <>
        <Empty
          title="这个月的台账还没有生成"
          text={
            mayMake
              ? '活动、签到、时长、点单、走访、心愿……记下过的都理成一本，不用再抄'
              : '请社区工作人员生成，生成好了这里看得到'
          }
        />
        <Lacks binder={binder} />
      </>
    )
  if (state === 'gathering')
    return (
      <Stack>
        <Meter value={done} max={of} label={`${of} 项理好了 ${done} 项`} />
        <Caption text={`${of} 项理好了 ${done} 项，${rows} 条。离开这一页也会接着理。`} />
      </Stack>
    )
  return (
    <>
      <Note tone={binder.frozen ? 'jade' : 'sky'} text={standing(binder, now)} />
      <Lacks binder={binder} />
      <MakeAnew {...props} />
      <Files binder={binder} saying={saying} onTaken={() => openBinder(shownAs)} />
      <Chapters binder={binder} />
      <National binder={binder} shownAs={shownAs} saying={saying} now={now} />
      <HandedOut binder={binder} now={now} />
    </>
  )
}

function BinderPage() {
  const [month, setMonth] = useState(WANTED)
  const resource = useBinder(month)
  const saying = useSaid()
  const newest = monthOf(serverNow())
  const shown = month !== WANTED ? month : resource.status === 'ready' ? resource.data.month : null
  const turn = (by: number) => {
    if (shown === null) return
    const next = monthAfter(shown, by)
    saying.say(null)
    setMonth(next)
    void openBinder(next)
  }
  return (
    <LoadedScreen
      title="本月台账"
      resource={resource}
      open={() => openBinder(month)}
      count={6}
      head={
        shown !== null && (
          <MonthBar
            text={monthWord(shown)}
            onBefore={() => turn(-1)}
            {...(shown < newest && { onAfter: () => turn(1) })}
          />
        )
      }
      action={(binder) => <Foot binder={binder} shownAs={month} saying={saying} />}
    >
      {(binder) => <Body binder={binder} shownAs={month} saying={saying} />}
    </LoadedScreen>
  )
}

export default wholePage(BinderPage, DeskFrame)
