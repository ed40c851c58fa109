/** Owns the station's notices at the desk: the list by state, one being written, how far one has come, whom to call. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type DeskNotice = Output<'notice.save'>
export type NoticeForm = Input<'notice.save'>['form']
export type NoticeBody = Input<'notice.correct'>['body']
export type Audience = NoticeForm['audience']
export type AudienceCount = Output<'notice.count'>
export type FormChoices = Output<'notice.form'>
export type NoticeState = DeskNotice['state']
export type NoticeRow = Output<'notice.desk'>['items'][number]
export type Reach = Output<'notice.reach'>
export type BuildingReach = Reach['buildings'][number]
export type CallRow = Output<'notice.tick'>
export type ReachedBy = CallRow['reachedBy']

export type NoticeView = 'all' | Extract<NoticeState, 'draft' | 'scheduled' | 'published'>

export const deskNotices = createPages({
  name: 'desk-notices',
  action: 'notice.desk',
  inputOf: (view: NoticeView) => (view === 'all' ? {} : { state: view }),
})

const form = createResource<string, FormChoices>({
  name: 'notice-form',
  load: (noticeId) => call('notice.form', noticeId === '' ? {} : { noticeId }),
  keyOf: (noticeId) => noticeId,
})

/** @param noticeId empty for a new one */
export const openForm = (noticeId: string): Promise<void> => form.open(noticeId)
export const useForm = (noticeId: string) => form.use(form.select(noticeId))

const reach = createResource<string, Reach>({
  name: 'notice-reach',
  load: (noticeId) => call('notice.reach', { noticeId }),
  keyOf: (noticeId) => noticeId,
})

export const openReach = (noticeId: string): Promise<void> => reach.open(noticeId)
export const useReach = (noticeId: string) => reach.use(reach.select(noticeId))

/** What a command answered stands on the notice's own page at once. */
function taken(answer: Answer<DeskNotice>): Answer<DeskNotice> {
  if (answer.ok) reach.change(answer.data.noticeId, (before) => ({ ...before, notice: answer.data }))
  return answer
}

export const countAudience = (audience: Audience) => call('notice.count', { audience })
export const saveNotice = (input: Input<'notice.save'>) => callKeyed('notice.save', input)
export const sendNotice = async (input: Input<'notice.send'>) => taken(await call('notice.send', input))
export const unscheduleNotice = async (input: Input<'notice.unschedule'>) =>
  taken(await call('notice.unschedule', input))
export const correctNotice = async (input: Input<'notice.correct'>) =>
  taken(await call('notice.correct', input))
export const recallNotice = async (input: Input<'notice.recall'>) => taken(await call('notice.recall', input))

/** A notice's call list, of one building or of all. */
export interface CallListOf {
  noticeId: string
  gridId?: string
  building?: string
}

export const calls = createPages({
  name: 'notice-calls',
  action: 'notice.callList',
  inputOf: (of: CallListOf) => of,
})

/** Ticks somebody off, or takes the tick back; the row stays where it was. */
export async function tickOff(of: CallListOf, personId: string, how: ReachedBy): Promise<Answer<CallRow>> {
  const answer = await call('notice.tick', { noticeId: of.noticeId, personId, how })
  if (answer.ok)
    calls.changeRows(of, (rows) => rows.map((row) => (row.personId === personId ? answer.data : row)))
  return answer
}

export const revealPhone = (noticeId: string, personId: string) =>
  call('notice.reveal', { noticeId, personId })
