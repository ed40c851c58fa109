/** One honour at the desk: whose it is, where it stands by name, how far its story is, and what may be done with it. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { ActionSheet, type Question } from '@/features/screens/action-sheet'
import { Row, RowGroup } from '@/components/rows'
import { Sheet } from '@/components/sheet'
import { Moves } from '@/features/screens/moves'
import { type DeskEvent, type DeskHonour, moveHonour } from './desk-store'

const WHY = { ask: '为什么', maxLength: 60 } as const

const questions: Record<DeskEvent, Question> = {
  agree: {
    title: '公开这段话？',
    text: '写的是单位，或者家人已经看过、同意了。内容检查通过就公开。',
    confirm: '公开',
  },
  takeDown: {
    title: '撤下事迹？',
    text: '当时就看不到了，荣誉还在。',
    confirm: '撤下',
    ...WHY,
    optional: true,
  },
  rest: { title: '先收起来？', text: '核实的时候榜上先不写，会告诉本人。', confirm: '先收起来', ...WHY },
  resume: { title: '恢复？', text: '本人同意过的榜上又写着，会告诉本人。', confirm: '恢复' },
  withdraw: {
    title: '撤回这份荣誉？',
    text: '登记错了用这个，弄错了还能放回去。会告诉本人。',
    confirm: '撤回',
    ...WHY,
  },
  putBack: { title: '放回去？', text: '本人同意过的榜上又写着。', confirm: '放回去' },
  revoke: {
    title: '撤销这份荣誉？',
    text: '评的人撤销了才用这个，撤销了不能恢复。会告诉本人。',
    confirm: '撤销',
    danger: true,
    ...WHY,
  },
}

const said: Record<DeskEvent, string> = {
  agree: '交给内容检查了',
  takeDown: '事迹撤下了',
  rest: '先收起来了',
  resume: '恢复了',
  withdraw: '撤回了',
  putBack: '放回去了',
  revoke: '撤销了',
}

const isDeskEvent = (event: string): event is DeskEvent => event in questions

/** What carries it forward, the first of them that is open; everything else stands behind one button. */
const forward: readonly DeskEvent[] = ['agree', 'resume', 'putBack']

type Done = 'write' | DeskEvent

interface OthersProps {
  honour: DeskHonour
  others: readonly { event: Done; label: string }[]
  onChoose: (event: Done) => void
  onClose: () => void
}

/** Everything else that may be done, each with what would follow. */
const Others = ({ honour: { name, title }, others, onChoose, onClose }: OthersProps) => (
  <Sheet open title={`${name}：${title}`} cancel="不动了" onClose={onClose}>
    <RowGroup>
      {others.map(({ event, label }) => (
        <Row
          key={event}
          title={label}
          caption={event === 'write' ? '写好先请本人看，同意以后才公开' : (questions[event].text ?? '')}
          onTap={() => onChoose(event)}
        />
      ))}
    </RowGroup>
  </Sheet>
)

/** What may be done with an honour now, the way forward apart from the rest. */
function waysOf({ moves, story, mayWrite }: DeskHonour) {
  const open = moves.flatMap(({ event, label, allowed }) =>
    allowed && isDeskEvent(event) ? [{ event, label }] : [],
  )
  const write = mayWrite ? [{ event: 'write' as const, label: story ? '改事迹' : '写事迹' }] : []
  const first = forward.flatMap((event) => open.find((one) => one.event === event) ?? [])[0]
  const main = first ?? (story === null ? write[0] : undefined)
  return { main, others: [...write, ...open].filter((one) => one !== main) }
}

interface DeskHonourProps {
  honour: DeskHonour
  onSaid: (text: string) => void
  onWrite: () => void
}

export function DeskHonourCard({ honour, onSaid, onWrite }: DeskHonourProps) {
  const [asked, setAsked] = useState<DeskEvent | null>(null)
  const [choosing, setChoosing] = useState(false)
  const { honourId, version, name, title, period, level, grantedBy, stateText, standing, story } = honour
  const { main, others } = waysOf(honour)
  const choose = (event: Done) => {
    setChoosing(false)
    if (event === 'write') onWrite()
    else setAsked(event)
  }
  return (
    <>
      <Card>
        <Stack>
          <Title text={`${name}：${title}`} />
          <Caption text={[period, level, grantedBy, stateText].join('，')} />
          {standing !== '' && <Caption text={standing} />}
          {story && <Caption text={`事迹${story.stageText}`} />}
          <Moves>
            {main && (
              <Button
                small
                kind="second"
                text={main.label}
                label={`${name}：${main.label}`}
                onTap={() => choose(main.event)}
              />
            )}
            {others.length > 0 && (
              <Button
                small
                kind="quiet"
                text="还能做的"
                label={`${name}：还能做的`}
                onTap={() => setChoosing(true)}
              />
            )}
          </Moves>
        </Stack>
      </Card>
      {choosing && (
        <Others honour={honour} others={others} onChoose={choose} onClose={() => setChoosing(false)} />
      )}
      {asked && (
        <ActionSheet
          {...questions[asked]}
          draft={`honour-${asked}:${honourId}`}
          onConfirm={({ words }) => moveHonour({ honourId, event: asked, version, reason: words })}
          onDone={() => {
            onSaid(said[asked])
            setAsked(null)
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
