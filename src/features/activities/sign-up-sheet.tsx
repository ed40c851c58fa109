/** The one sheet of a sign-up that needs more than the tap: which post, what the organiser asks, the safety notice. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { ANSWER_LETTERS } from '@/domain/activity/organiser-questions'
import { Sheet } from '@/components/sheet'
import type { SessionDetail, SignUpWith, Standing } from './detail-store'
import { joinWord, postRoom } from './words'

interface SignUpSheetProps {
  session: SessionDetail
  people: readonly Standing[]
  onConfirm: (given: (who: Standing) => SignUpWith) => Promise<void>
  onClose: () => void
}

/** Whether a sign-up needs the sheet at all: with one post and nothing asked the tap is enough. */
export const needsSheet = ({ posts, questions, riskAckNeeded }: SessionDetail): boolean =>
  posts.length > 1 || questions.length > 0 || riskAckNeeded

/** What the button will do, in words: 看过了，报「引导」1 人. */
function confirmWord(session: SessionDetail, count: number, postId: string | null): string {
  const post = session.posts.find((one) => one.postId === postId)
  const read = session.riskAckNeeded ? '看过了，' : ''
  return `${read}${joinWord({ review: session.review, free: (post ?? session).free })}${post ? `「${post.name}」` : ''} ${count} 人`
}

type Question = SessionDetail['questions'][number]

interface QuestionFieldProps {
  question: Question
  /** Whose answer it is, where several are asked. */
  name: string
  value: string
  onChange: (value: string) => void
}

function QuestionField({ question: { ask, options }, name, value, onChange }: QuestionFieldProps) {
  const label = name === '' ? ask : `${name}：${ask}`
  if (options.length === 0)
    return <TextField label={label} maxLength={ANSWER_LETTERS} optional value={value} onChange={onChange} />
  return (
    <Field label={label}>
      <Choice
        label={label}
        options={options.map((option) => ({ value: option, text: option }))}
        value={value === '' ? null : value}
        onChange={onChange}
      />
    </Field>
  )
}

const keyOf = ({ personId }: Standing, index: number): string => `${personId} ${index}`

export function SignUpSheet({ session, people, onConfirm, onClose }: SignUpSheetProps) {
  const { posts, questions, riskAckNeeded, riskNotice } = session
  const [chosen, setChosen] = useState<string | null>(null)
  const [said, setSaid] = useState<Record<string, string>>({})
  // The first with room is chosen already, so that one tap goes on.
  const first = posts.find(({ free }) => free > 0) ?? posts[0]
  const postId = posts.length > 1 ? (chosen ?? first?.postId ?? null) : null
  const saidBy = (who: Standing, index: number) => said[keyOf(who, index)] ?? ''
  const open = people.some((who) =>
    questions.some((one, i) => one.options.length > 0 && saidBy(who, i) === ''),
  )
  const given = (who: Standing): SignUpWith => ({
    ...(riskAckNeeded && { riskAck: true }),
    ...(postId !== null && { postId }),
    ...(questions.length > 0 && { answers: { first: saidBy(who, 0), second: saidBy(who, 1) } }),
  })
  return (
    <Sheet
      open
      title={titleOf(session)}
      confirm={confirmWord(session, people.length, postId)}
      confirmDisabled={open}
      onConfirm={() => onConfirm(given)}
      onClose={onClose}
    >
      {posts.length > 1 && (
        <Field label="岗位">
          <Choice
            label="岗位"
            options={posts.map((post) => ({ value: post.postId, text: post.name, caption: postRoom(post) }))}
            value={postId}
            onChange={setChosen}
          />
        </Field>
      )}
      {people.flatMap((who) =>
        questions.map((question, i) => (
          <QuestionField
            key={keyOf(who, i)}
            question={question}
            name={people.length > 1 ? who.name : ''}
            value={saidBy(who, i)}
            onChange={(value) => setSaid((before) => ({ ...before, [keyOf(who, i)]: value }))}
          />
        )),
      )}
      {questions.length > 0 && <View>只有组织的人看得到，活动过后就清掉。</View>}
      {riskAckNeeded &&
        (needsMore(session) ? (
          <Note tone="amber" text={riskNotice || usualNotice} />
        ) : (
          <View>{riskNotice || usualNotice}</View>
        ))}
    </Sheet>
  )
}

/** Whether something has to be answered, beside having read. */
const needsMore = ({ posts, questions }: SessionDetail): boolean => posts.length > 1 || questions.length > 0

function titleOf(session: SessionDetail): string {
  if (session.posts.length > 1) return '想做哪一样？'
  return session.questions.length > 0 ? '组织的人想知道' : '先看一遍安全提醒'
}

const usualNotice = '请听从现场组织者安排，注意安全。'
