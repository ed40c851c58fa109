/** The people of a crowd: found by what is typed, or gone through a page at a time; each is ticked in or out here. */
import { useState } from 'react'
import { Caption } from '@/components/card'
import { RowGroup } from '@/components/rows'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import type { RosterView } from '@/domain/attendance/roster-views'
import { useListSearch } from '@/features/screens/list-search'
import { Loaded } from '@/features/screens/loaded'
import { useListShown } from '@/features/screens/loaded-list'
import { ReadOn } from '@/features/screens/read-on'
import { addMissed } from './add-missed'
import { RosterLine } from './roster-line'
import { crowdRows, type Roster } from './store'
import type { DoorDesk } from './use-door-desk'
import { crowdOptions, emptyViews, isEntryOpen } from './words'

interface CrowdListProps {
  roster: Roster
  now: number
  desk: Pick<DoorDesk, 'tick' | 'held' | 'askUndo'>
}

/** The cloud answers no more of a search. */
const mostFound = 50

export function CrowdList({ roster, now, desk }: CrowdListProps) {
  const { sessionId, mayPrint } = roster
  const [view, setView] = useState<RosterView>('all')
  const search = useListSearch({
    label: '在名单里找人',
    placeholder: mayPrint ? '姓名、手机尾号' : '姓',
  })
  const sought = search.text !== ''
  const list = crowdRows.of({ sessionId, view: sought ? 'all' : view }, search.text)
  useListShown(list)
  return (
    <>
      {search.box}
      {!sought && (
        <Segments options={crowdOptions(roster)} value={view} onChange={setView} label="看哪些人" />
      )}
      <Loaded resource={list.use()} open={list.open} count={5}>
        {({ rows, more }) => (
          <>
            {rows.length === 0 &&
              more.status === 'none' &&
              search.orNotFound(<Empty {...emptyViews[view]} />)}
            {rows.length > 0 && (
              <RowGroup>
                {rows.map((row) => (
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
            {sought && rows.length >= mostFound && <Caption text="先列出 50 位，姓名写全一点就能找到。" />}
            <ReadOn more={more} onMore={list.readOn} />
          </>
        )}
      </Loaded>
    </>
  )
}
