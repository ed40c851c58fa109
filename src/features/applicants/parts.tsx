/** The parts of the page on which those who ask for a place are answered. */
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, Title } from '@/components/card'
import { Note } from '@/components/note'
import { phoneErrors } from '@/contract/phone-errors'
import { MANY } from '@/domain/kernel/many'
import { momentWord, spanWord } from '@/domain/words/moments'
import { ActionSheet } from '@/features/screens/action-sheet'
import type { Saying } from '@/features/screens/said'
import { TickRow, Ticks } from '@/features/screens/tick-row'
import { REASON_LETTERS } from '@/domain/activity/answers'
import {
  type Applicant,
  type Applicants,
  confirmApplicants,
  decidedWords,
  declineApplicants,
  takeBackAnswers,
} from './store'
import { knownWord, whoWord } from './words'

/** What is asked for, what is left, and by when there has to be an answer. */
export function About({ asked, now }: { asked: Applicants; now: number }) {
  const { title, startAt, endAt, placeName, review, capacity, free, waiting, answerBy } = asked
  const room = free > 0 ? `还有 ${free} 个位子` : `位子满了，${waiting} 人候补`
  return (
    <Card>
      <Stack>
        <View>
          <Title text={title} />
          <Caption text={`${spanWord(startAt, endAt, now)} · ${placeName}`} />
          <Caption text={`${capacity} 个名额，${room}`} />
        </View>
        {review !== '' && (
          <View>
            <Strong text={`要看的：${review}`} />
            <Caption text={`${momentWord(answerBy, now)} 前要答复；到时还没答复的，会告诉本人没有报上。`} />
          </View>
        )}
      </Stack>
    </Card>
  )
}

interface AskingProps {
  people: readonly Applicant[]
  chosen: readonly string[]
  onChange: (ids: string[]) => void
}

/** Those without an answer, each with what is known; one's own are for somebody else. */
export function Asking({ people, chosen, onChange }: AskingProps) {
  return (
    <Stack>
      <Card>
        <Ticks label="等确认的人">
          {people.map((one) => {
            const { personId, own } = one
            const on = chosen.includes(personId)
            return (
              <TickRow
                key={personId}
                title={whoWord(one)}
                caption={own ? phoneErrors.OWN_APPLICATION.text : knownWord(one)}
                on={on}
                disabled={own || (!on && chosen.length >= MANY)}
                onTap={() =>
                  onChange(on ? chosen.filter((each) => each !== personId) : [...chosen, personId])
                }
              />
            )
          })}
        </Ticks>
      </Card>
      {chosen.length >= MANY && <Note tone="sky" text={`一次最多 ${MANY} 位，先办这些`} />}
    </Stack>
  )
}

/** Those for whom there was no place, and the way back for a while. */
export function Declined({ asked, saying }: { asked: Applicants; saying: Saying }) {
  const people = asked.applicants.filter(({ state }) => state === 'declined')
  if (people.length === 0) return null
  const takeBack = async (one: Applicant) => {
    const answer = await takeBackAnswers(asked.sessionId, [one])
    const refused = answer.ok ? answer.data.left[0] : undefined
    if (refused) saying.sayProblem(`${one.name}：${refused.text}`)
    else saying.sayAnswer(answer, `${one.name}：撤回了，又在等确认`)
  }
  return (
    <Stack>
      <Caption text={`没有报上的 ${people.length} 人`} />
      {people.map((one) => (
        <Card key={one.personId}>
          <Stack>
            <View>
              <Strong text={whoWord(one)} />
              <Caption text={one.why} />
            </View>
            {one.mayTakeBack && (
              <Button
                small
                kind="quiet"
                text="撤回"
                label={`撤回给${one.name}的答复`}
                onTap={() => takeBack(one)}
              />
            )}
          </Stack>
        </Card>
      ))}
    </Stack>
  )
}

interface FootProps {
  sessionId: string
  people: readonly Applicant[]
  saying: Saying
  onDone: () => void
  onDecline: () => void
}

/** What is done with those who are ticked. */
export function AnswerFoot({ sessionId, people, saying, onDone, onDecline }: FootProps) {
  const confirm = async () => {
    const answer = await confirmApplicants(sessionId, people)
    if (answer.ok && answer.data.done.length === 0)
      saying.sayProblem(decidedWords(answer.data, '确认', people))
    else saying.sayAnswer(answer, answer.ok ? decidedWords(answer.data, '确认', people) : '')
    if (answer.ok) onDone()
  }
  return (
    <Stack>
      <Button text={`确认 ${people.length} 人`} onTap={confirm} />
      <Button kind="quiet" text={`这次不安排 ${people.length} 人`} onTap={onDecline} />
    </Stack>
  )
}

interface DeclineSheetProps extends Omit<FootProps, 'onDecline'> {
  onClose: () => void
}

/** One kind sentence for all of them. */
export function DeclineSheet({ sessionId, people, saying, onDone, onClose }: DeclineSheetProps) {
  return (
    <ActionSheet
      draft={`reason:applicants:${sessionId}`}
      title={`这次不安排 ${people.length} 人？`}
      text={`${people.map(({ name }) => name).join('、')}会收到消息，里面有您写的这一句。`}
      confirm="告诉本人"
      ask="为什么，说得客气些"
      placeholder="比如：这次先请没来过的邻居，下一场欢迎再报"
      maxLength={REASON_LETTERS}
      onConfirm={({ words }) => declineApplicants(sessionId, people, words)}
      onDone={(decided) => {
        const done = people.filter(({ personId }) => decided.done.includes(personId))
        const text = decidedWords(decided, '答复', people)
        if (done.length > 0) saying.offer(text, () => takeBackAnswers(sessionId, done), '撤回了，又在等确认')
        else saying.sayProblem(text)
        onDone()
      }}
      onClose={onClose}
    />
  )
}
