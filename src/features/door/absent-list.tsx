/** Those who have not come yet, each with a tick, as many as an eye can hold; the roster has the rest. */
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { checkInWindowOf } from '@/domain/activity/rules'
import { timeWord } from '@/domain/words/moments'
import { addMissed } from './add-missed'
import { RosterLine } from './roster-line'
import type { Roster, RosterRow } from './store'
import { isEntryOpen, rowsIn } from './words'

interface AbsentListProps {
  roster: Roster
  now: number
  onTick: (row: RosterRow, as: 'in' | 'out') => Promise<void>
  onAll: () => void
  /** Persons marked in the last seconds, who stay where they were. */
  held: ReadonlySet<string>
}

const most = 12

export function AbsentList({ roster, now, onTick, onAll, held }: AbsentListProps) {
  const absent = rowsIn('absent', roster.rows)
  const entryOpen = isEntryOpen(roster, now)
  const listed = roster.rows.filter((row) => held.has(row.personId) || absent.includes(row))
  const shown = listed.slice(0, most)
  return (
    <Section title="还没到的人" more="全部名单" onMore={onAll}>
      {!entryOpen && absent.length > 0 && (
        <Caption
          text={
            now > roster.endAt
              ? '已经结束，不能再签到；真来了的可以补录时长。'
              : `${timeWord(checkInWindowOf(roster).from)} 起可以签到。`
          }
        />
      )}
      {absent.length === 0 && (
        <Caption
          text={roster.rows.length === 0 ? '还没有人报名，来了可以扫码现场加入。' : '报名的人都到了。'}
        />
      )}
      {shown.length > 0 && (
        <RowGroup>
          {shown.map((row) => (
            <RosterLine
              key={row.personId}
              row={row}
              entryOpen={entryOpen}
              onTick={onTick}
              held={held.has(row.personId)}
              {...addMissed(roster, now)}
            />
          ))}
        </RowGroup>
      )}
      {absent.length > most && (
        <Button kind="quiet" text={`还有 ${absent.length - most} 人，看全部名单`} onTap={onAll} />
      )}
    </Section>
  )
}
