/** The roster of a session: who has come, who has not, who waits; each is ticked in or out here. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState, type ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Figures } from '@/components/figure'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { deskPages } from '@/domain/desk-pages'
import { spanWord } from '@/domain/words/moments'
import { addMissed } from '@/features/door/add-missed'
import type { RosterView } from '@/domain/attendance/roster-views'
import { CardSheet } from '@/features/door/card-sheet'
import { CrowdList } from '@/features/door/crowd-list'
import { DoorFoot } from '@/features/door/foot'
import { LeaveCard } from '@/features/door/leave-card'
import { RosterLine } from '@/features/door/roster-line'
import { StandbyCard } from '@/features/door/standby-card'
import { openRoster, useRoster, type Roster } from '@/features/door/store'
import { useDoorDesk } from '@/features/door/use-door-desk'
import { refreshMs, useRefresh } from '@/features/door/use-refresh'
import { doorFigures, emptyViews, isEntryOpen, rowsIn, viewOptions } from '@/features/door/words'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

/** Rows drawn at a time; a session may have hundreds. */
const step = 50

type Desk = ReturnType<typeof useDoorDesk>

/** Everybody at once, drawn a part at a time. */
function WholeList({ roster, now, desk }: { roster: Roster; now: number; desk: Desk }) {
  const [view, setView] = useState<RosterView>('all')
  const [shown, setShown] = useState(step)
  const rows = rowsIn(view, roster.rows)
  return (
    <>
      <Segments options={viewOptions(roster.rows)} value={view} onChange={setView} label="看哪些人" />
      {rows.length === 0 && <Empty {...emptyViews[view]} />}
      {rows.length > 0 && (
        <RowGroup>
          {rows.slice(0, shown).map((row) => (
            <RosterLine
              key={row.personId}
              row={row}
              entryOpen={isEntryOpen(roster, now)}
              showState
              onTick={desk.tick}
              held={desk.held.has(row.personId)}
              onUndo={desk.askUndo}
              {...addMissed(roster, now)}
            />
          ))}
        </RowGroup>
      )}
      {rows.length > shown && (
        <Button
          kind="quiet"
          text={`再看 ${Math.min(step, rows.length - shown)} 人`}
          onTap={() => setShown(shown + step)}
        />
      )}
    </>
  )
}

function Ready({ roster, stale }: { roster: Roster; stale: ReactNode }) {
  const { sessionId, title, startAt, endAt, placeName, capacity } = roster
  const desk = useDoorDesk(sessionId, startAt)
  const now = serverNow()
  const List = roster.crowd ? CrowdList : WholeList
  const { came, absent } = doorFigures(roster)
  return (
    <Screen title="名单" action={<DoorFoot desk={desk} />}>
      <Stack>
        {stale}
        <Card>
          <Title text={title} />
          <Caption text={`${spanWord(startAt, endAt, now)} · ${placeName} · ${capacity} 个名额`} />
        </Card>
        <Figures
          items={[
            { value: came, caption: '到了' },
            { value: absent, caption: '没到' },
            { value: roster.counts.left, caption: '离开了' },
          ]}
        />
        <StandbyCard roster={roster} now={now} onRelease={desk.release} />
        <List roster={roster} now={now} desk={desk} />
        <LeaveCard roster={roster} now={now} desk={desk} />
        {roster.mayPrint && (
          <RowGroup>
            <Row icon="list" title="打印签到表" onTap={() => openPage(deskPages.rosterSheet(sessionId))} />
          </RowGroup>
        )}
      </Stack>
      <CardSheet desk={desk} />
    </Screen>
  )
}

function RosterPage() {
  const { sessionId = '' } = usePageParams('sessionId')
  const open = () => openRoster(sessionId)
  const resource = useRoster(sessionId)
  useRefresh(open, refreshMs(resource))
  return (
    <LoadedScreen
      title="名单"
      resource={resource}
      open={open}
      count={5}
      screen={(roster, stale) => <Ready roster={roster} stale={stale} />}
    />
  )
}

export default wholePage(RosterPage, DeskFrame)
