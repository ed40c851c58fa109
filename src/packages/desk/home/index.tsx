/** The desk: what is due soon, what waits the most urgent first, today's sessions, and the ways on. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Figures } from '@/components/figure'
import { Note } from '@/components/note'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { openDesk, useDesk, type Desk } from '@/features/desk-home/store'
import { ToDoCard } from '@/features/desk-home/to-do-card'
import { TodayRow } from '@/features/desk-home/today-row'
import { SystemCheck, Troubles } from '@/features/desk-home/system-check'
import { DeskWays } from '@/features/desk-home/ways'
import { WeekCard } from '@/features/desk-home/week'
import { GapsLine } from '@/features/gaps/line'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

/** What is still to come before what is over. */
const inOrder = (today: Desk['today'], now: number): Desk['today'] => [
  ...today.filter(({ endAt }) => endAt >= now),
  ...today.filter(({ endAt }) => endAt < now),
]

/** To-dos drawn at first; the ways on must stay within reach. */
const atFirst = 3

function ToDos({ toDos, now }: { toDos: Desk['toDos']; now: number }) {
  const [all, setAll] = useState(false)
  const rest = all ? 0 : Math.max(0, toDos.length - atFirst)
  return (
    <Section title="先办这些">
      {toDos.slice(0, toDos.length - rest).map((each) => (
        <ToDoCard key={each.id} toDo={each} now={now} />
      ))}
      {rest > 0 && <Button kind="quiet" text={`再看 ${rest} 件`} onTap={() => setAll(true)} />}
      {toDos.length === 0 && <Empty title="都办完了" text="有新的会出现在这里" />}
    </Section>
  )
}

function Ready({ desk }: { desk: Desk }) {
  const now = serverNow()
  const { dueSoon, toDo, today, setAside } = desk.figures
  // What is over stands in the list below as such; it is not about to be due.
  const over = desk.toDos.filter(({ dueAt }) => dueAt !== null && dueAt <= now).length
  const soon = Math.max(0, dueSoon - over)
  return (
    <>
      <Figures
        items={[
          ...(over > 0 ? [{ value: over, caption: '已经到期', tone: 'seal' as const }] : []),
          ...(over === 0 || soon > 0
            ? [{ value: soon, caption: '快到期', ...(soon > 0 && { tone: 'seal' as const }) }]
            : []),
          { value: toDo, caption: '待办' },
          { value: today, caption: '今天的场次' },
        ]}
      />
      <Troubles troubles={desk.troubles} />
      {setAside > 0 && (
        <Note
          tone="amber"
          text={`有 ${setAside} 份资料暂时放在一边：太大或者出了错，没有办下去，别的不受影响。请告诉维护的人`}
        />
      )}
      <ToDos toDos={desk.toDos} now={now} />
      <GapsLine gaps={desk.gaps} />
      {desk.today.length > 0 && (
        <Section title="今天">
          {inOrder(desk.today, now).map((session) => (
            <TodayRow key={session.sessionId} session={session} now={now} />
          ))}
        </Section>
      )}
      <WeekCard week={desk.week} now={now} />
      <DeskWays desk={desk} />
      {desk.rights.isStaff && <SystemCheck />}
    </>
  )
}

function DeskHomePage() {
  return (
    <LoadedScreen title="工作台" resource={useDesk()} open={openDesk} count={4} stale={{ again: true }}>
      {(desk) => <Ready desk={desk} />}
    </LoadedScreen>
  )
}

export default wholePage(DeskHomePage, DeskFrame)
