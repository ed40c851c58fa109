/** Who learns in a course, as whoever runs it sees it: how often each came, and giving a place to the next. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { leftWord } from '@/domain/words/moments'
import { dropLearner, type Learner, openRoll, type Roll, undoDrop, useRoll } from '@/features/courses/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

const attendance = ({ came, away, missed }: Learner): string =>
  [`来了 ${came} 课`, away > 0 ? `请假 ${away} 课` : '', missed > 0 ? `没来 ${missed} 课` : '']
    .filter(Boolean)
    .join('，')

interface LearnerRowProps {
  learner: Learner
  over: number
  onDrop: (learner: Learner) => void
}

function LearnerRow({ learner, over, onDrop }: LearnerRowProps) {
  const { name, state, mayPass } = learner
  if (state === 'waiting') return <Row title={name} end={<Tag tone="amber" text="候补" />} />
  return (
    <Row
      title={name}
      {...(over > 0 && { caption: attendance(learner) })}
      {...(mayPass && { end: <Tag tone="amber" text="位子可以让给下一位" /> })}
      onTap={() => onDrop(learner)}
      label={[name, over > 0 ? attendance(learner) : '', mayPass ? '位子可以让给下一位' : '']
        .filter(Boolean)
        .join('，')}
    />
  )
}

function Learners({ roll }: { roll: Roll }) {
  const [dropping, setDropping] = useState<Learner | null>(null)
  const saying = useSaid()
  const now = serverNow()
  const { courseId, learners, capacity, over, lessons, undo, phase, asking } = roll
  const inside = learners.filter(({ state }) => state === 'in')
  const takeBack = (personId: string) => undoDrop({ courseId, personId })
  return (
    <Stack>
      <SaidNote saying={saying} />
      <Caption
        text={`${roll.title}：${inside.length} 位学员，一班 ${capacity} 人；上了 ${over} 课，共 ${lessons} 课${phase === 'lots' ? `；${asking} 人登记了，等抽签` : ''}`}
      />
      {undo && (
        <RowGroup>
          <Row
            title={`${undo.name}的位子刚收回`}
            caption={`${leftWord(undo.until, now)}里可以还给这位，过后给下一位`}
            end={
              <Button
                small
                kind="second"
                text="还给这位"
                label={`位子还给${undo.name}`}
                onTap={async () => void saying.sayAnswer(await takeBack(undo.personId), '还给这位了')}
              />
            }
          />
        </RowGroup>
      )}
      {learners.length === 0 ? (
        <Empty title="还没有学员" text="有人报了，会列在这里" />
      ) : (
        <Section title="学员">
          <RowGroup>
            {learners.map((learner) => (
              <LearnerRow key={learner.personId} {...{ learner, over }} onDrop={setDropping} />
            ))}
          </RowGroup>
        </Section>
      )}
      <Slot>
        {dropping && (
          <ActionSheet
            draft={`course:drop:${courseId}`}
            title={`${dropping.name}的位子让给下一位？`}
            text="这位会收到消息，写着原因；十分钟里可以还回来。"
            confirm="让给下一位"
            danger
            ask="原因"
            placeholder="比如：两次没来也没请假"
            maxLength={60}
            isShort
            onConfirm={({ words }) => dropLearner({ courseId, personId: dropping.personId, reason: words })}
            onDone={() => {
              const { name, personId } = dropping
              setDropping(null)
              saying.offer(`${name}的位子收回了`, () => takeBack(personId), `还给${name}了`)
            }}
            onClose={() => setDropping(null)}
          />
        )}
      </Slot>
    </Stack>
  )
}

function RollPage() {
  const { courseId = '' } = usePageParams('courseId')
  return (
    <LoadedScreen title="学员" resource={useRoll(courseId)} open={() => openRoll(courseId)} count={5}>
      {(roll) => <Learners roll={roll} />}
    </LoadedScreen>
  )
}

export default wholePage(RollPage, DeskFrame)
