/** Owns saying thanks to whoever ran a session: once for each phone, changed as long as it is open. */
import type { Output, ParsedInput } from '@/contract'
import type { thanksActions } from '@/contract/thanks'
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { thanksFacts, thanksFlow, type ThanksDocument, unsaid } from '@/domain/activity/thanks'
import { appPages } from '@/domain/app-pages'
import { setting, together } from '@/domain/kernel/guarded-update'
import { beginOutbox } from '@/domain/kernel/outbox'
import { alreadyDone, decide, moved, transitionPatch } from '@/domain/kernel/workflow'
import type { CheckDocument } from '@/domain/moderation/documents'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { nameOf } from '@/domain/person/name-of'
import {
  done,
  joinedAll,
  joinedOne,
  refuse,
  type Caller,
  type Handler,
  type Handlers,
  type Result,
  visiting,
} from '../../handler'
import { withJoined } from '../../access/station'
import { addWithItems, writeChange } from '../../kernel/move-case'
import type { Doc } from '../../platform/cloud'
import { newCheck } from '../../repositories/checks'
import { familyRowsJoin } from '../../repositories/enrollments'
import { checkOf, itemKinds } from '../../repositories/items'
import { bareSessionJoin, type SessionDoc } from '../../repositories/sessions'
import { findThanks, ownThanksJoin, THANKS, type ThanksDoc, thanksIdOf } from '../../repositories/thanks'
import { ownThanks } from '../../views/thanks'

interface Saying {
  session: SessionDocument
  rows: readonly EnrollmentDocument[]
  thanks: ThanksDocument | null
  input: ParsedInput<'thanks.say'>
  caller: Caller
  now: number
}

const isSame = ({ thanks, input }: Saying): boolean =>
  thanks !== null && thanks.form.grade === input.form.grade && thanks.form.words === input.form.words

/** What was said, for whoever repeats it. */
const isSaid = (given: Saying): boolean =>
  isSame(given) &&
  given.thanks?.version === given.input.version + 1 &&
  alreadyDone(given.thanks, 'say', { by: given.caller.personId })

/** The words want a check of their own where they are new; without any there is none. */
async function checkFor({ session, thanks, input, caller, now }: Saying): Promise<CheckDocument | null> {
  const { words } = input.form
  const { personId, stationId, person } = caller
  if (words === '') return null
  return newCheck({
    subject: { kind: 'thanks', id: thanksIdOf(session._id, personId), part: 'words' },
    author: { personId, stationId, openid: person.openid, name: nameOf(person) },
    title: `对「${session.title}」的感谢`,
    page: appPages.session(session._id),
    text: words,
    media: [],
    mark: String(input.version),
    replaces: thanks?.content?.checkId ?? null,
    now,
  })
}

async function write(given: Saying): Promise<Result<ThanksDocument>> {
  const { session, rows, thanks, input, caller, now } = given
  const { personId, stationId } = caller
  const move = decide(thanksFlow, thanks ?? unsaid, 'say', {
    ...{ by: personId, roles: ['guest'], at: now },
    facts: thanksFacts(session, rows, now),
  })
  if (!move.ok) return move
  if ((thanks?.version ?? 0) !== input.version) return refuse('STALE')
  const { form } = input
  const keeps = thanks !== null && thanks.form.words === form.words
  const check = keeps ? null : await checkFor(given)
  const content = keeps ? thanks.content : check && pieceOf(check)
  const former = !keeps && !check ? thanks?.content?.checkId : undefined
  const items = check
    ? [checkOf(check)]
    : former === undefined
      ? []
      : [itemKinds.replaceCheck.item(`replace:${former}`, now, { checkId: former })]
  const id = thanksIdOf(session._id, personId)
  if (thanks) {
    const update = together(transitionPatch(thanks, move.value), setting({ form, content }))
    if (!(await writeChange(THANKS, id, { update, items }, now))) return refuse('STALE')
    return done({ ...moved(thanks, move.value), form, content })
  }
  const bare: ThanksDocument = {
    ...{ _id: id, sessionId: session._id, stationId, personId, form, content, createdAt: now },
    ...moved<ThanksDocument['state'], Pick<ThanksDocument, 'state' | 'version' | 'dueAt' | 'history'>>(
      unsaid,
      move.value,
    ),
    ...beginOutbox([], now),
  }
  const written = await addWithItems(THANKS, bare, items, now)
  return written ? done(written) : refuse('STALE')
}

/** Two requests and those of the check. */
const say: Handler<'thanks.say'> = {
  joins: ({ input, personId }) => ({
    session: bareSessionJoin(input.sessionId),
    rows: familyRowsJoin(input.sessionId, personId),
    thanks: ownThanksJoin(input.sessionId, personId),
  }),
  // Whoever was there says so, of whatever station.
  visits: visiting<SessionDoc>('session', (_, __, joined) => joinedOne(joined, 'rows') !== null),
  run: withJoined<SessionDoc>('session')(
    async (session, { caller, input, joined, now }): Promise<Result<Output<'thanks.say'>>> => {
      const rows = joinedAll<EnrollmentDocument & Doc>(joined, 'rows')
      const given = { session, rows, thanks: joinedOne<ThanksDoc>(joined, 'thanks'), input, caller, now }
      if (isSaid(given)) return done(ownThanks(session, given.thanks))
      const written = await write(given)
      if (written.ok) return done(ownThanks(session, written.value))
      if (written.error.code !== 'STALE') return written
      // The same, sent twice at once: one of the two has been written.
      const thanks = await findThanks(thanksIdOf(session._id, caller.personId))
      return isSaid({ ...given, thanks }) ? done(ownThanks(session, thanks)) : written
    },
  ),
}

export const thanksHandlers: Handlers<keyof typeof thanksActions> = { 'thanks.say': say }
