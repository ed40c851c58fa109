/** One person on the roster: who, from where, where they stand, and the tick. */
import { memo } from 'react'
import { Button } from '@/components/button'
import { Row } from '@/components/rows'
import { Tag } from '@/components/tag'
import type { RosterRow } from './store'
import { answersWord } from '@/domain/attendance/roster-paper'
import { deedFor, isAbsent, moreTags, stateTag } from './words'

interface RosterLineProps {
  row: RosterRow
  /** Whether people may be let in now. */
  entryOpen: boolean
  /** Left out where the list says it by itself. */
  showState?: boolean
  onTick: (row: RosterRow, as: 'in' | 'out') => Promise<void>
  /** Marked a moment ago: no button under the same finger. */
  held?: boolean
  /** Offers to take an older mark back. */
  onUndo?: (row: RosterRow) => void
  /** Offers to add the hours of somebody who was here without a mark of it, once the session is over. */
  onAdd?: (row: RosterRow) => void
}

const words = { in: '签到', out: '签退' } as const

export const RosterLine = memo(function RosterLine({
  row,
  entryOpen,
  showState,
  onTick,
  held = false,
  onUndo,
  onAdd,
}: RosterLineProps) {
  const deed = held ? null : deedFor(row, entryOpen)
  const undo = held ? null : row.mayUndo
  const caption = [row.grid, answersWord(row.answers ?? [])].filter(Boolean).join(' · ')
  const tags = [...(showState || held ? [stateTag(row)] : []), ...moreTags(row)]
  return (
    <Row
      title={row.name}
      {...(caption !== '' && { caption })}
      end={
        <>
          {tags.map((tag) => (
            <Tag key={tag.text} {...tag} />
          ))}
          {undo && onUndo && (
            <Button
              small
              kind="quiet"
              text="撤销"
              label={`撤销${row.name}的登记`}
              onTap={() => onUndo(row)}
            />
          )}
          {onAdd && isAbsent(row) && (
            <Button small kind="quiet" text="补录" label={`给${row.name}补录时长`} onTap={() => onAdd(row)} />
          )}
          {deed && (
            <Button
              small
              kind="second"
              text={words[deed]}
              label={`给${row.name}${words[deed]}`}
              onTap={() => onTick(row, deed)}
            />
          )}
        </>
      }
    />
  )
})
