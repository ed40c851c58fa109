/** Owns reading one turn of duty, and handing it over: one note for each phone, changed as long as it is open. */
import { type DutyNoteDocument, isTapped, noteRefusal } from '@/domain/duty/note'
import { appPages } from '@/domain/app-pages'
import { setting, together, type GuardedUpdate } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { beginOutbox } from '@/domain/kernel/outbox'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { nameOf } from '@/domain/person/name-of'
import { done, joinedOne, refuse, type Handler, type Result, visiting } from '../../handler'
import { withJoined } from '../../access/station'
import { readTurn, type Turn, turnBeside, turnOf } from '../duty-turn'
import { addWithItems, writeChange } from '../../kernel/move-case'
import type { Join } from '../../platform/joins'
import { newCheck } from '../../repositories/checks'
import { DUTY_NOTES, dutyNoteIdOf, findDutyNote } from '../../repositories/duty-notes'
import { familyRowsJoin } from '../../repositories/enrollments'
import { checkOf, itemKinds } from '../../repositories/items'
import { bareSessionJoin, type SessionDoc } from '../../repositories/sessions'
import type { turnView } from '../../views/duty'

const turnJoins = (sessionId: string, personId: string): Record<string, Join> => ({
  session: bareSessionJoin(sessionId),
  rows: familyRowsJoin(sessionId, personId),
  ...turnBeside(sessionId, personId),
})

/** Whoever has a place there, of whatever station. */
const turnVisits = visiting<SessionDoc>(
  'session',
  (_, __, joined) => joinedOne(joined, 'rows') !== null || joinedOne(joined, 'swaps') !== null,
)

const answered = async (turn: Turn) => done(await readTurn(turn))

/** Two requests. */
export const open: Handler<'duty.open'> = {
  joins: ({ input, personId }) => turnJoins(input.sessionId, personId),
  visits: turnVisits,
  run: withJoined<SessionDoc>('session')((session, context) => answered(turnOf(session, context))),
}

interface Said {
  text: string
  version: number
}

/** What follows the words: a check where somebody has typed, and the end of the one before. */
async function contentOf({ session, note, caller, now }: Turn, { text, version }: Said) {
  const former = note?.content?.checkId ?? null
  if (isTapped(text)) {
    const items: OutboxItem[] =
      former === null ? [] : [itemKinds.replaceCheck.item(`replace:${former}`, now, { checkId: former })]
    return { content: null, items }
  }
  const { personId, person, stationId } = caller
  const check = await newCheck({
    subject: { kind: 'duty', id: dutyNoteIdOf(session._id, personId), part: 'text' },
    author: { personId, stationId, openid: person.openid, name: nameOf(person) },
    title: `「${session.title}」的交接`,
    page: appPages.session(session._id),
    text,
    media: [],
    mark: String(version),
    replaces: former,
    now,
  })
  return { content: pieceOf(check), items: [checkOf(check)] }
}

async function write(turn: Turn, said: Said): Promise<DutyNoteDocument | null> {
  const { session, note, caller, now } = turn
  const { content, items } = await contentOf(turn, said)
  const version = said.version + 1
  const written = { text: said.text, content, writtenAt: now, version }
  const id = dutyNoteIdOf(session._id, caller.personId)
  if (note) {
    const guard: GuardedUpdate = { guard: { version: said.version }, patch: {} }
    const update = together(guard, setting(written))
    return (await writeChange(DUTY_NOTES, id, { update, items }, now)) ? { ...note, ...written } : null
  }
  const { activityId, stationId, startAt, endAt } = session
  const bare: DutyNoteDocument = {
    ...{ _id: id, sessionId: session._id, activityId, stationId, startAt, endAt },
    ...{ personId: caller.personId, name: nameOf(caller.person), ...written, ...beginOutbox([], now) },
  }
  return addWithItems(DUTY_NOTES, bare, items, now)
}

/** What was written, for whoever repeats it. */
const isSaid = (note: DutyNoteDocument | null, { text, version }: Said): boolean =>
  note !== null && note.text === text && note.version === version + 1

/** Two requests and those of the check. */
export const handOver: Handler<'duty.handOver'> = {
  joins: ({ input, personId }) => turnJoins(input.sessionId, personId),
  visits: turnVisits,
  run: withJoined<SessionDoc>('session')(
    async (session, context): Promise<Result<ReturnType<typeof turnView>>> => {
      const { input, caller } = context
      const turn = turnOf(session, context)
      const { rows, note, now } = turn
      if (isSaid(note, input)) return answered(turn)
      const refused = noteRefusal(session, rows, now)
      if (refused) return refuse(refused)
      if ((note?.version ?? 0) !== input.version) return refuse('STALE')
      const written = await write(turn, input)
      if (written) return answered({ ...turn, note: written })
      // The same, sent twice at once: one of the two has been written.
      const found = await findDutyNote(dutyNoteIdOf(session._id, caller.personId))
      return isSaid(found, input) ? answered({ ...turn, note: found }) : refuse('STALE')
    },
  ),
}
