/** Owns writing a home visit down once, however often the phone hands it in; adding to it, and taking it back. */
import type { ParsedInput } from '@/contract'
import { deskPages } from '@/domain/desk-pages'
import { DAY } from '@/domain/kernel/clock'
import { beginOutbox } from '@/domain/kernel/outbox'
import type { CheckDocument } from '@/domain/moderation/documents'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { nameOf } from '@/domain/person/name-of'
import { decideCorrection, decideTakeBack } from '@/domain/visit/flow'
import { visitRules } from '@/domain/visit/rules'
import type { VisitDocument } from '@/domain/visit/documents'
import {
  type Context,
  done,
  type Handler,
  type HandlerFor,
  joinedOne,
  refuse,
  type Rejected,
  type Result,
} from '../../handler'
import { withJoined } from '../../access/station'
import { addWithItems, moveCase } from '../../kernel/move-case'
import { seal } from '../../platform/cipher'
import { digestOf } from '../../platform/identity'
import { newCheck } from '../../repositories/checks'
import { checkOf } from '../../repositories/items'
import { findVisit, type VisitDoc, visitIdOf, visitJoin, VISITS } from '../../repositories/visits'
import { householdTouched, placeJoins, visitedIn } from './place'

type Saving = Pick<Context<'visit.save'>, 'input' | 'caller' | 'requestKey' | 'asked' | 'now'>

const written = ({ _id: visitId, moved }: VisitDocument) => done({ visitId, moved })

/** Nothing that has waited too long is written down any more. */
const tooOld = (at: number, now: number): Rejected | null =>
  at < now - visitRules.oldestMs ? refuse('VISIT_TOO_OLD', { days: visitRules.oldestMs / DAY }) : null

/** What stands under the key: the same handed in again, or another one. */
const standing = (visit: VisitDocument, asked: string) =>
  visit.entries[0]?.asked === asked ? written(visit) : refuse('REQUEST_KEY_REUSED')

/** The photos of it want a check; the note was looked at on its way in and stays sealed. */
async function checkOfPhotos(visitId: string, { input, caller, now }: Saving): Promise<CheckDocument | null> {
  if (input.photos.length === 0) return null
  const { personId, stationId, person } = caller
  return newCheck({
    subject: { kind: 'visit', id: visitId, part: 'photos' },
    author: { personId, stationId, openid: person.openid, name: nameOf(person) },
    ...{ title: '走访时拍的照片', page: deskPages.visits, text: '', mark: '0', now },
    media: input.photos.map((fileId) => ({ fileId, kind: 'image' })),
  })
}

const entryOf = (
  { chips, words, at }: Pick<ParsedInput<'visit.correct'>, 'chips' | 'words' | 'at'>,
  { id, asked, now }: { id: string; asked: string; now: number },
) => ({
  ...{ id, asked, chips, receivedAt: now },
  wordsCipher: words === '' ? '' : seal(words),
  // A phone whose clock runs ahead has written it down now at the latest.
  at: Math.min(at, now),
})

function visitOf(
  { input, caller, asked, now }: Saving,
  { visitId, moved, check }: { visitId: string; moved: boolean; check: CheckDocument | null },
): VisitDocument {
  const entry = entryOf(input, { id: visitId, asked, now })
  const { personId, gridId, building, alone, photos } = input
  return {
    ...{ _id: visitId, stationId: caller.stationId, gridId, building, personId, alone, moved, photos },
    ownerId: personId,
    ...{ byId: caller.personId, byName: nameOf(caller.person), at: entry.at, chips: entry.chips },
    ...{ content: check && pieceOf(check), entries: [entry] },
    ...{ state: 'made', version: 0, dueAt: null, history: [], createdAt: now },
    ...beginOutbox([], now),
  }
}

/** Two requests, and with photos those of their check. A repeat: one. */
export const save: HandlerFor<'visit.save'> = {
  keepsKey: true,
  joins: ({ input, personId, requestKey }) => ({
    ...placeJoins(input),
    ...(requestKey && { visit: visitJoin(visitIdOf(personId, requestKey)) }),
  }),
  touches: householdTouched,
  run: async (context) => {
    const { input, caller, joined, requestKey, asked, now } = context
    const before = joinedOne<VisitDoc>(joined, 'visit')
    if (before) return standing(before, asked)
    const visited = visitedIn({ input, joined })
    if (!visited.ok) return visited
    const old = tooOld(input.at, now)
    if (old) return old
    const visitId = visitIdOf(caller.personId, requestKey)
    const check = await checkOfPhotos(visitId, context)
    const visit = visitOf(context, { visitId, moved: visited.value.moved, check })
    const added = await addWithItems(VISITS, visit, check ? [checkOf(check)] : [], now)
    if (added) return written(added)
    // The same, sent twice at once: one of the two has been written.
    const other = await findVisit(visitId)
    return other ? standing(other, asked) : refuse('BUSY')
  },
}

type Deciding = ReturnType<typeof decideCorrection> | ReturnType<typeof decideTakeBack>

/** Decided on the visit as it stands by now. */
async function moveVisit(
  visit: VisitDoc,
  now: number,
  decide: (current: VisitDocument) => Deciding,
): Promise<Result<{ visitId: string; moved: boolean }>> {
  const moved = await moveCase<VisitDoc, Rejected['error']['code']>({
    ...{ collection: VISITS, read: visit, now },
    decide: (current) => {
      const decision = decide(current)
      return decision.ok
        ? { ...decision, value: { ...decision.value, after: decision.value.after as VisitDoc } }
        : decision
    },
  })
  return moved.ok ? written(moved.value.doc) : moved
}

/** Two requests; a repeat one. */
export const correct: Handler<'visit.correct'> = {
  keepsKey: true,
  joins: ({ input }) => ({ visit: visitJoin(input.visitId) }),
  run: withJoined<VisitDoc>('visit')(async (visit, { input, caller, requestKey, asked, now }) => {
    const id = digestOf('entry', [caller.personId, requestKey].join('|'))
    const stands = visit.entries.find((entry) => entry.id === id)
    if (stands) return stands.asked === asked ? written(visit) : refuse('REQUEST_KEY_REUSED')
    const old = tooOld(input.at, now)
    if (old) return old
    const entry = entryOf(input, { id, asked, now })
    return moveVisit(visit, now, (current) => decideCorrection(current, entry, caller.personId))
  }),
}

/** Two requests; a repeat one. */
export const takeBack: Handler<'visit.takeBack'> = {
  joins: ({ input }) => ({ visit: visitJoin(input.visitId) }),
  run: withJoined<VisitDoc>('visit')((visit, { caller, now }) =>
    moveVisit(visit, now, (current) => decideTakeBack(current, caller.personId, now)),
  ),
}
