/** What came of a sign-up, a cancel or an offer, and the way on from there. */
import { useState } from 'react'
import { askFor } from '@/api/consent'
import { Note } from '@/components/note'
import { appPages } from '@/domain/app-pages'
import { momentWord } from '@/domain/words/moments'
import { answerWord } from '@/domain/words/people'
import { openPage } from '@/platform/navigate'
import type { SessionDetail } from './detail-store'
import type { Outcome } from './use-places'

interface OutcomeNoteProps {
  outcome: Outcome
  session: SessionDetail
  now: number
  /** Does the same once more, after it could not be asked for. */
  onRetry?: ((outcome: Outcome) => void) | undefined
  /** The last of several successes asks whether to send messages; once is enough. */
  last: boolean
}

/** Where a refusal can be put right. */
const waysOn: Record<string, { action: string; page: string }> = {
  BIRTH_DATE_NEEDED: { action: '去补生日', page: appPages.profile },
  VOLUNTEERS_ONLY: { action: '去申请', page: appPages.volunteer },
  TIME_CLASH: { action: '看我报的', page: appPages.mine },
}

function success({ deed, standing }: Outcome, session: SessionDetail, now: number): string {
  const who = standing.isSelf ? '' : `${standing.name}：`
  if (deed === 'cancel') return session.review ? `${who}取消好了` : `${who}取消好了，位子空出来了`
  if (deed === 'pass') return `${who}让给下一位了`
  if (standing.state === 'waiting') return `${who}排上了，候补第 ${standing.position ?? 1} 位，有位子会告诉您`
  if (standing.state === 'applied') return `${who}已申请，等社区工作人员确认，${answerWord(standing, now)}`
  if (standing.state === 'offered') return `${who}有位子给您留着，请点接受`
  const post = standing.post === '' ? '' : `「${standing.post}」`
  return `${who}报上了${post}，${momentWord(session.startAt, now)} 见`
}

export function OutcomeNote({ outcome, session, now, last, onRetry }: OutcomeNoteProps) {
  const [asked, setAsked] = useState(false)
  if (!outcome.ok) {
    const { failure, standing } = outcome
    const who = standing.isSelf ? '' : `${standing.name}：`
    const way = failure.kind === 'rejected' ? waysOn[failure.code] : undefined
    return (
      <Note
        tone="seal"
        text={`${who}${failure.text}，${failure.next}`}
        {...(way && { action: way.action, onAction: () => openPage(way.page) })}
        {...(failure.retry === 'same-key' &&
          onRetry && { action: '再试一次', onAction: () => onRetry(outcome) })}
      />
    )
  }
  const offersNotices = last && (outcome.deed === 'signUp' || outcome.deed === 'accept')
  const ask = async () => setAsked(await askFor('signedUp'))
  return (
    <>
      <Note
        tone="jade"
        text={success(outcome, session, now)}
        {...(offersNotices && !asked && { action: '有变化告诉我', onAction: () => void ask() })}
      />
      {asked && <Note tone="sky" text="好的，有变化会用微信告诉您" />}
    </>
  )
}
