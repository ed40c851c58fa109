/** The one sheet of a sign-up that needs more than the tap: which post, what the organiser asks, the safety notice. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import type { SessionDetail, SignUpWith, Standing } from './detail-store'
import { postRoom } from './words'

interface SignUpSheetProps {
  session: SessionDetail
  people: readonly Standing[]
  onConfirm: (given: SignUpWith) => Promise<void>
  onClose: () => void
}

/** Whether a sign-up needs the sheet at all: with one post and nothing asked the tap is enough. */
export const needsSheet = ({ posts, riskAckNeeded }: SessionDetail): boolean =>
  posts.length > 1 || riskAckNeeded

/** What the button will do, in words: 看过了，报「引导」1 人. */
function confirmWord(session: SessionDetail, count: number, postId: string | null): string {
  const post = session.posts.find((one) => one.postId === postId)
  const read = session.riskAckNeeded ? '看过了，' : ''
  const full = (post ?? session).free === 0
  return `${read}${full ? '排队候补' : '报名'}${post ? `「${post.name}」` : ''} ${count} 人`
}

export function SignUpSheet({ session, people, onConfirm, onClose }: SignUpSheetProps) {
  const { posts, riskAckNeeded, riskNotice } = session
  const [chosen, setChosen] = useState<string | null>(null)
  // The first with room is chosen already, so that one tap goes on.
  const postId =
    posts.length > 1 ? (chosen ?? (posts.find(({ free }) => free > 0) ?? posts[0])?.postId) : null
  return (
    <Sheet
      open
      title={posts.length > 1 ? '想做哪一样？' : '先看一遍安全提醒'}
      confirm={confirmWord(session, people.length, postId ?? null)}
      onConfirm={() => onConfirm({ ...(riskAckNeeded && { riskAck: true }), ...(postId && { postId }) })}
      onClose={onClose}
    >
      {posts.length > 1 && (
        <Field label="岗位">
          <Choice
            label="岗位"
            options={posts.map((post) => ({ value: post.postId, text: post.name, caption: postRoom(post) }))}
            value={postId ?? null}
            onChange={setChosen}
          />
        </Field>
      )}
      {riskAckNeeded &&
        (posts.length > 1 ? (
          <Note tone="amber" text={riskNotice || usualNotice} />
        ) : (
          <View>{riskNotice || usualNotice}</View>
        ))}
    </Sheet>
  )
}

const usualNotice = '请听从现场组织者安排，注意安全。'
