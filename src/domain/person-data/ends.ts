/**
 * Owns what of a document goes when the account of a person closes. What was proved stays under a pseudonym, as hours have
 * to be believed; what somebody has typed, said or shown goes; figures stay what they were. Names go everywhere (names.ts).
 */
import type { LedgerEntry } from '../account/account'
import type { EnrollmentDocument } from '../activity/documents'
import type { ThanksDocument } from '../activity/thanks'
import type { EntryDocument } from '../campaign/entry'
import { standsForOwner } from '../case/behalf'
import type { CaseDocument } from '../case/documents'
import { kindOf } from '../case-kinds'
import type { HonourDocument } from '../honour/documents'
import type { ServiceRecordDocument } from '../hours/documents'
import type { Answer, FormTable } from '../kernel/form'
import type { HistoryEntry } from '../kernel/history'
import type { CheckDocument, SubjectKind } from '../moderation/documents'
import type { VisitDocument } from '../visit/documents'
import { CLOSED_NAME } from './names'
import type { WishDocument } from '../wish/documents'

/** The fields that are written anew, by their paths; or that the document goes as a whole. */
export type Ended = Record<string, unknown> | 'deleted'
export type Ending<D = never> = (doc: D, ids: ReadonlySet<string>) => Ended

const unlessEmpty = (fields: Record<string, [now: unknown, then: unknown]>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([path, [now, then]]) =>
      now === undefined || now === null || JSON.stringify(now) === JSON.stringify(then) ? [] : [[path, then]],
    ),
  )

export const goes = (): Ended => 'deleted'

/** Nothing of it but a name, if there is one. */
export const stays = (): Ended => ({})

/** What somebody wrote beside a move; the moves themselves stay. */
const notesBy = ({ history = [] }: { history?: HistoryEntry[] }, ids: ReadonlySet<string>) =>
  Object.fromEntries(
    history.flatMap(({ by, note }, at) => (ids.has(by) && note ? [[`history.${at}.note`, '']] : [])),
  )

export const notes: Ending<{ history?: HistoryEntry[] }> = notesBy

export const ofEnrollment: Ending<EnrollmentDocument> = (row, ids) => ({
  ...notesBy(row, ids),
  ...unlessEmpty({ answers: [row.answers, []], gridName: [row.gridName, ''] }),
})

export const ofRecord: Ending<ServiceRecordDocument> = (record, ids) => ({
  ...notesBy(record, ids),
  ...unlessEmpty({ note: [record.note, ''], 'appeal.reason': [record.appeal?.reason, ''] }),
})

const GONE = '（已注销）'

/** That it was given is counted on; nobody reads any more to whom, and its story goes. */
export const ofHonour: Ending<HonourDocument> = (honour, ids) => ({
  ...notesBy(honour, ids),
  ...(honour.ownerId !== null && ids.has(honour.ownerId)
    ? unlessEmpty({ boards: [honour.boards, {}], story: [honour.story, null] })
    : {}),
})

/** Of a wish of one's own nothing can be read any more; of another one's what one has written and shown for it. */
export const ofWish: Ending<WishDocument> = (wish, ids) => {
  const { form, notes: said, proof, thanks } = wish
  const pieces = [
    ...said.map((piece, at) => [`notes.${at}`, piece] as const),
    ...[['proof', proof] as const, ['thanks', thanks] as const],
  ].filter(([, piece]) => piece && ids.has(piece.by))
  const isOwn = [wish.wisherId, wish.ownerId].some((id) => ids.has(id))
  return {
    ...notesBy(wish, ids),
    ...(isOwn &&
      unlessEmpty({
        'form.title': [form.title, GONE],
        'form.reason': [form.reason, ''],
        'form.place': [form.place, ''],
        refusal: [wish.refusal, ''],
        gridName: [wish.gridName, ''],
      })),
    ...Object.assign(
      {},
      ...pieces.map(([at, piece]) =>
        unlessEmpty({
          [`${at}.text`]: [piece?.text, ''],
          [`${at}.photos`]: [piece?.photos, []],
          ...(at === 'thanks' && { 'thanks.voice': [thanks?.voice, null] }),
        }),
      ),
    ),
  }
}

const typed: readonly FormTable[string]['is'][] = ['text', 'photos', 'voice', 'spot']

/** Answers without what was typed, said, shown, or tells where somebody lives. */
const withoutTyped = (
  table: FormTable,
  answers: Readonly<Record<string, Answer>>,
  at: string,
): Record<string, unknown> =>
  unlessEmpty(
    Object.fromEntries(
      Object.entries(table)
        .filter(([, { is }]) => typed.includes(is))
        .map(([name, { is }]) => [
          `${at}.${name}`,
          [answers[name], is === 'text' ? (answers[name] === null ? null : '') : is === 'spot' ? null : []],
        ]),
    ),
  )

/** The owner's answers go, and whatever was answered or written with a move by whoever goes; of the station's own papers nothing. */
export const ofCase: Ending<CaseDocument> = (one, ids) => {
  const kind = kindOf(one.kind)
  if (kind.ofStation) return stays()
  const isOwn = [...ids].some((id) => standsForOwner(one, id))
  const events = new Set(one.history.filter(({ by }) => ids.has(by)).map(({ on }) => on))
  const answered = Object.entries(one.answers ?? {}).filter(([event]) => isOwn || events.has(event))
  return {
    ...notesBy(one, ids),
    ...(isOwn && withoutTyped(kind.form, one.form, 'form')),
    ...Object.assign(
      {},
      ...answered.map(([event, answers]) =>
        withoutTyped(kind.moves[event]?.asks ?? {}, answers, `answers.${event}`),
      ),
    ),
    ...(isOwn && unlessEmpty({ home: [one.home, null], 'whose.calling': [one.whose?.calling, ''] })),
    ...(one.party && ids.has(one.party.personId) && unlessEmpty({ 'party.home': [one.party.home, null] })),
  }
}

/** That somebody stood in a campaign stays under a pseudonym; what was said of that person, or by that person, goes. */
export const ofCampaignEntry: Ending<EntryDocument> = (entry, ids) => {
  const isOwn = entry.personId !== null && ids.has(entry.personId)
  const said = entry.nominations.flatMap(({ by, reason }, at) =>
    isOwn || ids.has(by) ? [[`nominations.${at}.reason`, [reason, '']] as const] : [],
  )
  return {
    ...notesBy(entry, ids),
    ...unlessEmpty({
      ...Object.fromEntries(said),
      ...(isOwn && { reason: [entry.reason, ''] }),
      // What a family is called is what somebody has typed; of a team it is the team's.
      ...(isOwn && entry.teamId === null && { called: [entry.called, ''] }),
    }),
  }
}

/** That a household was visited is counted by its grid; what was seen there goes. */
export const ofVisit: Ending<VisitDocument> = (visit, ids) =>
  ids.has(visit.ownerId) || ids.has(visit.personId)
    ? {
        ...unlessEmpty({ building: [visit.building, ''], photos: [visit.photos, []] }),
        ...Object.assign(
          {},
          ...visit.entries.map(({ wordsCipher }, at) =>
            unlessEmpty({ [`entries.${at}.wordsCipher`]: [wordsCipher, ''] }),
          ),
        ),
      }
    : {}

/** The lines of a pool say who put something in or took it out, by name. */
export const ofEntry: Ending<LedgerEntry> = ({ accountId, byPersonId, note }, ids) => {
  const [, did] = / (放进来|拿回去)$/.exec(note) ?? []
  return did !== undefined && ids.has(byPersonId) && !ids.has(accountId)
    ? unlessEmpty({ note: [note, `${CLOSED_NAME} ${did}`] })
    : {}
}

/** The grade is counted on; the sentence goes. */
export const ofThanks: Ending<ThanksDocument> = ({ form }) => unlessEmpty({ 'form.words': [form.words, ''] })

/** What was written in an office is the station's, and shown on; its author goes. */
const stations: readonly SubjectKind[] = [
  'article',
  'notice',
  'prize',
  'activity',
  'recap',
  'visit',
  'livelihood',
]

export const ofCheck: Ending<CheckDocument> = (check) =>
  stations.includes(check.subject.kind)
    ? unlessEmpty({ authorOpenid: [check.authorOpenid, ''], appealReason: [check.appealReason, ''] })
    : 'deleted'

/** That a notice was seen is counted on; where somebody lived goes. */
export const ofReceipt: Ending<{ building: string }> = ({ building }) =>
  unlessEmpty({ building: [building, ''] })
