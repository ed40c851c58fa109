/** Owns writing notices: a draft, and the correction of one that is out. */
import { nameOf } from '@/domain/person/name-of'
import { beginOutbox } from '@/domain/kernel/outbox'
import { pieceOf } from '@/domain/moderation/moderated-content'
import type { CheckDocument, CheckedPiece } from '@/domain/moderation/documents'
import { amend, correct as correctNow, propose } from '@/domain/notice/decide-notice'
import type { NoticeBody, NoticeRevision } from '@/domain/notice/documents'
import { audienceKeys } from '@/domain/notice/audience'
import { draftFields, newNotice } from '@/domain/notice/new-notice'
import { noticeRules } from '@/domain/notice/rules'
import type { ParsedInput } from '@/contract'
import { type Caller, type Handler, refuse } from '../../handler'
import { derivedId } from '../../platform/identity'
import { judge } from '../../repositories/checks'
import { checkOf } from '../../repositories/items'
import { completeOutbox } from '../../kernel/outbox'
import { addNotice, findNotice, noticeJoin, type NoticeDoc, NOTICES } from '../../repositories/notices'
import { choiceJoins, judgeChoice } from './audience'
import { checkBody, sameBody } from './check-body'
import { answer, attemptBy, joinedNotice, moveOnce, onNotice } from './load-notice'
import { writerTitle } from '../../access/notices'

const bodyOf = ({ title, text, pictures, attachments }: NoticeBody): NoticeBody => ({
  title,
  text,
  pictures,
  attachments,
})

/** How the body stands with the check, and what has to follow when it is a new one. */
async function checked(
  body: NoticeBody,
  stored: {
    noticeId: string
    part: 'body' | 'correction'
    mark: string
    before: CheckedPiece | null
    same: boolean
    note?: string
  },
  caller: Caller,
  now: number,
): Promise<{ check: CheckedPiece; asked: CheckDocument | null }> {
  const { noticeId, part, mark, before, same, note = '' } = stored
  if (same && before) return { check: before, asked: null }
  const replaces = before?.checkId ?? null
  const check = await checkBody({ noticeId, part, body, note, mark, replaces }, caller, now)
  return { check: pieceOf(check), asked: check }
}

type Form = ParsedInput<'notice.save'>['form']

const inTime = (expiresAt: number, now: number): boolean =>
  expiresAt > now && expiresAt <= now + noticeRules.aheadMs + noticeRules.longestMs

export const save: Handler<'notice.save'> = {
  joins: ({ input }) => ({
    ...choiceJoins(input.form.audience),
    ...(input.noticeId === undefined ? {} : { notice: noticeJoin(input.noticeId) }),
  }),
  run: async ({ caller, input, joined, requestKey, now }) => {
    const stored = input.noticeId === undefined ? null : joinedNotice(joined, caller)
    if (stored && !stored.ok) return stored
    const choice = judgeChoice(input.form.audience, joined, caller)
    if (!choice.ok) return choice
    if (!inTime(input.form.expiresAt, now)) return refuse('NOTICE_BAD_EXPIRY')
    const { audience, ...rest } = input.form
    const { activities, words } = choice.value
    const facts = { ...rest, chosen: audience, activities, audienceWords: words }
    return stored
      ? saveAgain(stored.value, facts, { caller, version: input.version, requestKey, now })
      : saveNew(facts, { caller, requestKey, now })
  },
}

type Facts = Omit<Form, 'audience'> & {
  chosen: Form['audience']
  activities: NoticeDoc['activities']
  audienceWords: string
}

interface Saving {
  caller: Caller
  requestKey: string
  now: number
}

async function saveNew(facts: Facts, { caller, requestKey, now }: Saving) {
  const id = derivedId('n', caller.personId, requestKey)
  const version = { noticeId: id, part: 'body', mark: requestKey, before: null, same: false } as const
  const { check, asked } = await checked(facts, version, caller, now)
  const { personId, person, stationId } = caller
  const author = { personId, name: nameOf(person), title: writerTitle(caller) }
  const draft = {
    ...newNotice({ id, stationId, author, facts: { ...facts, check }, now }),
    ...beginOutbox(asked ? [checkOf(asked)] : [], now),
  }
  const added = await addNotice(draft)
  const notice = added === 'added' ? draft : await findNotice(id)
  if (!notice) return refuse('NOT_FOUND')
  await completeOutbox(NOTICES, id, notice.outbox, now)
  return answer(notice, caller, now)
}

async function saveAgain(
  notice: NoticeDoc,
  facts: Facts,
  { caller, version = -1, requestKey, now }: Saving & { version: number | undefined },
) {
  const same = sameBody(facts, notice)
  const stored = { noticeId: notice._id, part: 'body', mark: requestKey, before: notice.check, same } as const
  const { check, asked } = await checked(facts, stored, caller, now)
  const attempt = { ...attemptBy(caller, notice, now), check: asked }
  const written = await moveOnce(notice, caller, {
    events: ['amend'],
    version,
    now,
    onThisReading: true,
    decide: () => amend(notice, attempt, draftFields({ ...facts, check }, now)),
  })
  if (!written.ok) return written
  // Another draft on an old version is no repetition of the one that was saved.
  if (written.repeated && !sameDraft(facts, notice)) return refuse('STALE')
  if (written.repeated) await completeOutbox(NOTICES, notice._id, notice.outbox, now)
  return answer(written.value, caller, now)
}

const sameDraft = (facts: Facts, notice: NoticeDoc): boolean =>
  sameBody(facts, notice) &&
  facts.expiresAt === notice.expiresAt &&
  facts.pinned === notice.pinned &&
  facts.askReceipt === notice.askReceipt &&
  audienceKeys(facts.chosen).join() === audienceKeys(notice.chosen).join()

export const correct: Handler<'notice.correct'> = {
  joins: ({ input }) => ({ notice: noticeJoin(input.noticeId) }),
  run: onNotice(async (notice, { caller, input, now }) => {
    const { version, expiresAt, pinned, note } = input
    const body = bodyOf(input.body)
    const revision: NoticeRevision = { body, expiresAt, pinned, note, by: caller.personId }
    // What readers are told of the correction is read like the rest, so it must pass as well.
    const same = sameBody(body, notice) && (await judge(caller.person.openid, note)).finding === 'pass'
    const before = same ? notice.check : (notice.waiting?.check ?? null)
    const stored = {
      noticeId: notice._id,
      part: 'correction',
      mark: `v${version}`,
      before,
      same,
      note,
    } as const
    const { check, asked } = await checked(body, stored, caller, now)
    const attempt = { ...attemptBy(caller, notice, now), check: asked }
    const written = await moveOnce(notice, caller, {
      events: ['correct', 'propose'],
      version,
      now,
      onThisReading: true,
      decide: () =>
        check.verdict === 'passed'
          ? correctNow(notice, attempt, revision, check)
          : propose(notice, attempt, revision, check),
    })
    if (!written.ok) return written
    const standing = notice.waiting?.body ?? notice
    if (written.repeated && !sameBody(body, standing)) return refuse('STALE')
    if (written.repeated) await completeOutbox(NOTICES, notice._id, notice.outbox, now)
    return answer(written.value, caller, now)
  }),
}
