/** Owns the course of writing a notice: typed on the phone, saved in the cloud, counted, sent. */
import { useState } from 'react'
import { appealCheck } from '@/api/appeal'
import { type Answer, ownRefusal } from '@/api/failure'
import { useFilling } from '../screens/form'
import { audienceOf, blankNotice, draftOf, noticeProblems, sentForm, withOwnWords } from './notice-draft'
import { saveNotice, sendNotice, type DeskNotice, type FormChoices } from './store'
import { useAudienceCount } from './use-audience-count'

/** A draft belongs to the version it was begun on: after somebody else's change it would undo that change. */
const draftName = (notice: DeskNotice | null): string =>
  notice === null ? 'notice' : `notice:${notice.noticeId}:${notice.version}`

/**
 * @param first the draft that is gone on with; null for a new notice
 * @param choices to whom it may go
 */
export function useWriting(first: DeskNotice | null, choices: FormChoices, now: number) {
  const [notice, setNotice] = useState(first)
  const [asked, setAsked] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const filling = useFilling(
    draftName(notice),
    notice === null ? blankNotice(now) : draftOf(notice.form),
    (draft) => noticeProblems(draft, now),
    'notice',
  )
  const counting = useAudienceCount(audienceOf(filling.value))
  /** The notice as it is saved; null while something is wrong with the answers. */
  const save = async (): Promise<Answer<DeskNotice> | null> => {
    const form = sentForm(withOwnWords(filling.value, choices, now))
    if (notice !== null && JSON.stringify(form) === JSON.stringify(sentForm(draftOf(notice.form))))
      return filling.check() ? { ok: true, data: notice } : null
    const known = notice === null ? {} : { noticeId: notice.noticeId, version: notice.version }
    const answer = await filling.handIn(() => saveNotice({ ...known, form }))
    if (answer?.ok) setNotice(answer.data)
    return answer
  }
  const keep = async () => {
    setSaved(false)
    setSaved((await save())?.ok === true)
  }
  const ask = () => {
    if (!filling.check()) return
    counting.ask()
    setAsked(true)
  }
  const send = async (at: number | null): Promise<Answer<DeskNotice>> => {
    const saved = await save()
    // Whoever sends is told in the sheet. Nothing can have become wrong since it opened but the last day.
    filling.fail(null)
    if (saved === null) return { ok: false, failure: ownRefusal('NOTICE_BAD_EXPIRY') }
    if (!saved.ok) return saved
    const { noticeId, version } = saved.data
    return sendNotice({ noticeId, version, ...(at !== null && { at }) })
  }
  const appeal = async (checkId: string, reason: string) => {
    const problem = await appealCheck(checkId, reason)
    if (problem === null) setNotice((before) => before && { ...before, check: 'inReview' })
    return problem
  }
  return {
    ...{ notice, filling, counting, keep, send, appeal },
    said: isSaved ? '存好了，换一部手机也能接着写' : null,
    unsay: () => setSaved(false),
    /** The last look before sending. */
    asking: { open: asked, ask, close: () => setAsked(false) },
  }
}
