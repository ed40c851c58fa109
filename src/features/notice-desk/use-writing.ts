/** Owns the course of writing a notice: typed on the phone, saved in the cloud, counted, sent. */
import { useState } from 'react'
import { appealCheck } from '@/api/appeal'
import { failureText, type Failure } from '@/api/failure'
import { goToFirstWrong } from '@/components/field/missing-note'
import { appPages } from '@/domain/app-pages'
import { replacePage } from '@/platform/navigate'
import { forgetUnsent } from '@/components/photo-field'
import { useDraft } from '@/platform/use-draft'
import {
  audienceOf,
  blankNotice,
  draftOf,
  formOf,
  noticeProblems,
  type NoticeDraft,
  type NoticeProblems,
} from './notice-draft'
import { saveNotice, sendNotice, type DeskNotice } from './store'
import { useAudienceCount } from './use-audience-count'

/** A draft belongs to the version it was begun on: after somebody else's change it would undo that change. */
const draftName = (notice: DeskNotice | null): string =>
  notice === null ? 'notice' : `notice:${notice.noticeId}:${notice.version}`

const isFailure = (saved: DeskNotice | Failure): saved is Failure => 'retry' in saved

/** The notice as it is saved, and as it is typed; saving brings the two together. */
function useSaved(first: DeskNotice | null, now: number) {
  const [notice, setNotice] = useState(first)
  const { value, edit, dropSent } = useDraft<NoticeDraft>(
    draftName(notice),
    notice === null ? blankNotice(now) : draftOf(notice.form),
  )
  /** Null while something is wrong with the answers. */
  const save = async (): Promise<DeskNotice | Failure | null> => {
    const form = formOf(value, now)
    if (form === null) return null
    if (notice !== null && JSON.stringify(form) === JSON.stringify(formOf(draftOf(notice.form), now)))
      return notice
    const known = notice === null ? {} : { noticeId: notice.noticeId, version: notice.version }
    const answer = await saveNotice({ ...known, form })
    if (!answer.ok) return answer.failure
    // Whatever was typed while it was being saved is newer than what comes back.
    dropSent(value)
    forgetUnsent('notice')
    setNotice(answer.data)
    return answer.data
  }
  const appeal = async (checkId: string, reason: string) => {
    const problem = await appealCheck(checkId, reason)
    if (problem === null) setNotice((before) => before && { ...before, check: 'inReview' })
    return problem
  }
  return { notice, value, edit, save, appeal }
}

/** @param first the draft that is gone on with; null for a new notice */
export function useWriting(first: DeskNotice | null, now: number) {
  const { notice, value, edit, save, appeal } = useSaved(first, now)
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(false)
  const [said, setSaid] = useState<{ tone: 'jade' | 'seal'; text: string } | null>(null)
  const counting = useAudienceCount(audienceOf(value))
  const problems = noticeProblems(value, now)
  const count = Object.keys(problems).length
  const wrong = (key: keyof NoticeProblems) => {
    const error = tried ? problems[key] : undefined
    return error === undefined ? {} : { error }
  }
  const keep = async () => {
    setTried(true)
    goToFirstWrong()
    const saved = await save()
    if (saved === null) return
    setSaid(
      isFailure(saved)
        ? { tone: 'seal', text: failureText(saved) }
        : { tone: 'jade', text: '存好了，换一部手机也能接着写' },
    )
  }
  const ask = () => {
    setTried(true)
    goToFirstWrong()
    if (count > 0) return
    counting.ask()
    setAsked(true)
  }
  const send = async (at: number | null): Promise<Failure | null> => {
    const saved = await save()
    if (saved === null) return null
    if (isFailure(saved)) return saved
    const { noticeId, version } = saved
    const answer = await sendNotice({ noticeId, version, ...(at !== null && { at }) })
    if (!answer.ok) return answer.failure
    replacePage(appPages.deskNotice(noticeId))
    return null
  }
  return {
    ...{ notice, value, edit, wrong, counting, keep, send, appeal },
    /** How many answers are missing, once it matters. */
    missing: tried ? count : 0,
    said,
    unsay: () => setSaid(null),
    /** The last look before sending. */
    asking: { open: asked, ask, close: () => setAsked(false) },
  }
}
