/** Owns writing the recap of a session from what its rows say, changing it, and withdrawing it. */
import type { Output, ParsedInput } from '@/contract'
import type { SessionDocument } from '@/domain/activity/documents'
import {
  figuresOf,
  type RecapDocument,
  type RecapFigures,
  recapFacts,
  recapFlow,
  sameRecap,
  sameWords,
  unwritten,
} from '@/domain/activity/recap'
import { deskPages } from '@/domain/desk-pages'
import { applied } from '@/domain/kernel/applied'
import { setting, together } from '@/domain/kernel/guarded-update'
import { beginOutbox } from '@/domain/kernel/outbox'
import { alreadyDone, decide, moved, transitionPatch } from '@/domain/kernel/workflow'
import type { CheckDocument } from '@/domain/moderation/documents'
import { isShown, pieceOf } from '@/domain/moderation/moderated-content'
import { nameOf } from '@/domain/person/name-of'
import { done, joinedAll, joinedOne, refuse, type Caller, type HandlerFor, type Result } from '../../handler'
import { withJoined } from '../../access/station'
import { organiserRoles } from '../../access/sessions'
import { addWithItems, writeChange } from '../../kernel/move-case'
import type { Doc } from '../../platform/cloud'
import { newCheck, turnedDownOf } from '../../repositories/checks'
import { cameRows } from '../../repositories/enrollments'
import { checkOf } from '../../repositories/items'
import { findRecap, homesOf, RECAPS, recapJoin, type RecapDoc } from '../../repositories/recaps'
import { bareSessionJoin, type SessionDoc } from '../../repositories/sessions'
import { allThanksJoin, type ThanksDoc } from '../../repositories/thanks'
import { sessionTouched } from '../../touched'
import { deskRecap } from '../../views/recap'

type AtDesk = Result<Output<'recap.draft'>>

const joins = ({ input }: { input: { sessionId: string } }) => ({
  session: bareSessionJoin(input.sessionId),
  recap: recapJoin(input.sessionId),
  thanks: allThanksJoin(input.sessionId),
})

const thanksIn = (joined: Record<string, Doc[]>): ThanksDoc[] => joinedAll<ThanksDoc>(joined, 'thanks')

/** What the rows say by now. A request for each thousand of those who came, and one for their homes. */
async function counted(sessionId: string): Promise<RecapFigures> {
  const rows = await cameRows(sessionId)
  return figuresOf(rows, await homesOf(rows))
}

interface Beside {
  session: SessionDocument
  figures: RecapFigures | Promise<RecapFigures>
  caller: Caller
  joined: Record<string, Doc[]>
  now: number
}

/** The recap as it stands. One request more when it was turned down. */
async function answerOf(
  recap: RecapDocument | null,
  { session, figures, caller, joined, now }: Beside,
): Promise<AtDesk> {
  const [counts, turnedDown] = await Promise.all([figures, turnedDownOf(recap?.content)])
  return done(deskRecap(session, recap, counts, { caller, thanks: thanksIn(joined), turnedDown, now }))
}

/** Three requests. */
export const draft: HandlerFor<'recap.draft'> = {
  joins,
  touches: sessionTouched,
  run: withJoined<SessionDoc>('session')(async (session, { caller, joined, now }) => {
    const recap = joinedOne<RecapDoc>(joined, 'recap')
    return answerOf(recap, { session, figures: counted(session._id), caller, joined, now })
  }),
}

interface Writing {
  session: SessionDocument
  recap: RecapDocument | null
  input: ParsedInput<'recap.save'>
  caller: Caller
  now: number
}

/** The check of what it says and shows; the one that stands where both stay as they were. */
async function checkFor({ session, recap, input, caller, now }: Writing): Promise<CheckDocument | null> {
  if (recap && sameWords(recap.form, input.form)) return null
  const { personId, stationId, person } = caller
  return newCheck({
    subject: { kind: 'recap', id: session._id, part: 'body' },
    author: { personId, stationId, openid: person.openid, name: nameOf(person) },
    title: `「${session.title}」的回顾`,
    page: deskPages.recapForm(session._id),
    text: input.form.words,
    media: input.form.photos.map((fileId) => ({ fileId, kind: 'image' })),
    mark: String(input.version),
    replaces: recap?.content.checkId ?? null,
    now,
  })
}

/** What was written, for whoever repeats it. */
const isWritten = ({ recap, input, caller }: Writing): boolean =>
  recap !== null &&
  recap.version === input.version + 1 &&
  sameRecap(recap.form, input.form) &&
  alreadyDone(recap, 'write', { by: caller.personId })

async function write(given: Writing, figures: RecapFigures): Promise<Result<RecapDocument>> {
  const { session, recap, input, caller, now } = given
  if ((recap?.version ?? 0) !== input.version) return refuse('STALE')
  const { form } = input
  const move = decide(recapFlow, recap ?? unwritten, 'write', {
    ...{ by: caller.personId, roles: organiserRoles(caller), at: now },
    facts: recapFacts(session, form, now),
  })
  if (!move.ok) return move
  const check = await checkFor(given)
  const content = check ? pieceOf(check) : (recap as RecapDocument).content
  const items = check ? [checkOf(check)] : []
  const says = { form, figures, content, listed: isShown(content) }
  if (recap) {
    const update = together(transitionPatch(recap, move.value), setting(says))
    if (!(await writeChange(RECAPS, session._id, { update, items }, now))) return refuse('STALE')
    return done({ ...moved(recap, move.value), ...says })
  }
  const { _id, activityId, stationId, title, type, startAt, endAt } = session
  const { placeName, organiserName, leaderName } = session
  const bare: RecapDocument = {
    ...{ _id, activityId, stationId, title, type, startAt, endAt, placeName, organiserName, leaderName },
    ...moved<RecapDocument['state'], typeof unwritten & { state: RecapDocument['state'] }>(
      unwritten,
      move.value,
    ),
    ...says,
    ...{ createdBy: caller.personId, createdAt: now },
    ...beginOutbox([], now),
  }
  const written = await addWithItems(RECAPS, bare, items, now)
  return written ? done(written) : refuse('STALE')
}

/** Four requests and those of the check. Who comes second at the same moment is told that it has changed. */
export const save: HandlerFor<'recap.save'> = {
  joins,
  touches: sessionTouched,
  run: withJoined<SessionDoc>('session')(async (session, { caller, input, joined, now }): Promise<AtDesk> => {
    const given = { session, recap: joinedOne<RecapDoc>(joined, 'recap'), input, caller, now }
    const figures = await counted(session._id)
    const answer = (stands: RecapDocument | null): Promise<AtDesk> =>
      answerOf(stands, { session, figures, caller, joined, now })
    if (isWritten(given)) return answer(given.recap)
    const written = await write(given, figures)
    if (written.ok) return answer(written.value)
    if (written.error.code !== 'STALE') return written
    // The same by the same person, sent twice at once: one of the two has been written.
    const fresh = await findRecap(session._id)
    return isWritten({ ...given, recap: fresh }) ? answer(fresh) : written
  }),
}

export const withdraw: HandlerFor<'recap.withdraw'> = {
  joins,
  touches: sessionTouched,
  run: withJoined<SessionDoc>('session')(async (session, { caller, input, joined, now }): Promise<AtDesk> => {
    const recap = joinedOne<RecapDoc>(joined, 'recap')
    if (!recap) return refuse('NOT_FOUND')
    const answer = (stands: RecapDocument): Promise<AtDesk> =>
      answerOf(stands, { session, figures: stands.figures, caller, joined, now })
    if (alreadyDone(recap, 'withdraw', { by: caller.personId })) return answer(recap)
    const move = decide(recapFlow, recap, 'withdraw', {
      ...{ by: caller.personId, roles: organiserRoles(caller), at: now },
      facts: recapFacts(session, recap.form, now),
    })
    if (!move.ok) return move
    if (recap.version !== input.version) return refuse('STALE')
    const update = together(transitionPatch(recap, move.value), setting({ listed: false }))
    return (await writeChange(RECAPS, session._id, { update }, now))
      ? answer(applied(recap, update.patch))
      : refuse('STALE')
  }),
}
