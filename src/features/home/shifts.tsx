/** What is on nearly every day of this week, in one line each. */
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { momentWord, timeWord } from '@/domain/words/moments'
import { standingWord } from '@/domain/words/people'
import { openPage } from '@/platform/navigate'
import type { Home } from './store'

type Shift = Home['shifts'][number]

/** 每天 8:30–17:30, 这周 5 次; my own standing before the free places. */
function endOf({ mine, free }: Shift): string {
  if (mine) return standingWord(mine.state, mine.position)
  return free > 0 ? `还缺 ${free} 人` : '人齐了'
}

export function Shifts({ shifts, now }: { shifts: readonly Shift[]; now: number }) {
  if (shifts.length === 0) return null
  return (
    <RowGroup>
      {shifts.map((shift) => (
        <Row
          key={shift.sessionId}
          icon="clock"
          title={shift.title}
          caption={`${shift.days >= 7 ? '每天' : `这周 ${shift.days} 天`}，${momentWord(shift.startAt, now)}–${timeWord(shift.endAt)}`}
          value={endOf(shift)}
          onTap={() => openPage(appPages.session(shift.sessionId))}
        />
      ))}
    </RowGroup>
  )
}
