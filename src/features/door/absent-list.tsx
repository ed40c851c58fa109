/** Those who have not come yet, each with a tick, as many as an eye can hold; the roster has the rest. */
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { RosterLine } from './roster-line'
import type { Roster, RosterRow } from './store'
import { rowsIn } from './words'

interface AbsentListProps {
  roster: Roster
  onTick: (row: RosterRow, as: 'in' | 'out') => Promise<void>
  onAll: () => void
}

const most = 12

export function AbsentList({ roster, onTick, onAll }: AbsentListProps) {
  const absent = rowsIn('absent', roster.rows)
  const shown = absent.slice(0, most)
  return (
    <Section title="还没到的人" more="全部名单" onMore={onAll}>
      {absent.length === 0 && (
        <Caption
          text={roster.rows.length === 0 ? '还没有人报名，来了可以扫码现场加入。' : '报名的人都到了。'}
        />
      )}
      {shown.length > 0 && (
        <RowGroup>
          {shown.map((row) => (
            <RosterLine key={row.personId} row={row} onTick={onTick} />
          ))}
        </RowGroup>
      )}
      {absent.length > most && (
        <Button kind="text" text={`还有 ${absent.length - most} 人，看全部名单`} onTap={onAll} />
      )}
    </Section>
  )
}
