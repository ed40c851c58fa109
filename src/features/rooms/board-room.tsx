/** One room on one day at the desk: who uses it when, and what can be done about each. */
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { deskPages } from '@/domain/desk-pages'
import { spanInDayWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { BoardRoom, BoardSpan } from './board-store'

export interface BoardAct {
  room: BoardRoom
  /** Null for closing the room. */
  span: BoardSpan | null
  event: 'close' | 'reopen' | 'cancel' | 'restore'
}

const openWord = ({ open, always }: BoardRoom): string => {
  if (always) return '24 小时开着'
  return open === null ? '这一天不开' : `${spanInDayWord(open.startAt, open.endAt)} 开`
}

const whoWord = ({ what, name, people, title }: BoardSpan): string => {
  if (what === 'session') return '活动'
  if (what === 'closed') return `${name}关的`
  return [name, `${people} 人`, title].filter(Boolean).join('，')
}

function Span({ room, span, onAct }: { room: BoardRoom; span: BoardSpan; onAct: (act: BoardAct) => void }) {
  const { what, startAt, endAt, title, state, holds, moves } = span
  const times = spanInDayWord(startAt, endAt)
  const may = (event: string) => moves.some((move) => move.event === event && move.allowed)
  const name = `${room.name} ${times}`
  const end =
    what === 'closed' && holds ? (
      <Button
        small
        kind="second"
        text="提前打开"
        label={`${name}：提前打开`}
        onTap={() => onAct({ room, span, event: 'reopen' })}
      />
    ) : may('cancel') ? (
      <Button
        small
        kind="danger"
        text="取消"
        label={`${name}：取消`}
        onTap={() => onAct({ room, span, event: 'cancel' })}
      />
    ) : may('restore') ? (
      <Button
        small
        kind="quiet"
        text="撤销"
        label={`${name}：撤销`}
        onTap={() => onAct({ room, span, event: 'restore' })}
      />
    ) : state !== '' && !holds ? (
      <Tag text={state} />
    ) : undefined
  const head = what === 'session' ? title : what === 'closed' ? `关着：${title}` : times
  return (
    <Row
      title={what === 'booking' ? times : `${times} ${head}`}
      caption={whoWord(span)}
      {...(end && { end })}
      {...(what === 'session' && { onTap: () => openPage(deskPages.deskActivities) })}
    />
  )
}

export function RoomOnBoard({ room, onAct }: { room: BoardRoom; onAct: (act: BoardAct) => void }) {
  const { name, spans, came, waiting } = room
  const facts = [came > 0 && `来过 ${came} 人`, waiting > 0 && `${waiting} 位在等`].filter(Boolean)
  return (
    <Section title={name} more="关一段时间" onMore={() => onAct({ room, span: null, event: 'close' })}>
      <RowGroup>
        <Row icon="clock" title={openWord(room)} {...(facts.length > 0 && { caption: facts.join('，') })} />
        {spans.map((span) => (
          <Span key={`${span.spanId} ${span.startAt}`} room={room} span={span} onAct={onAct} />
        ))}
      </RowGroup>
    </Section>
  )
}
