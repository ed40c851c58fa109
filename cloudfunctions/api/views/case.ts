/** Owns how a case of any declared kind is shown: as a row, and whole with its story and its buttons. */
import type { Output } from '@/contract'
import type { CaseAction } from '@/contract/case'
import { caseKinds } from '@/domain/case-kinds'
import { appPages } from '@/domain/app-pages'
import { casePages } from '@/domain/case-pages'
import { answersNow } from '@/domain/case/departments'
import { channels, standsForOwner } from '@/domain/case/behalf'
import { attemptOf } from '@/domain/case/decide-case'
import { timeWord } from '@/domain/hours/time-words'
import type { CaseKind } from '@/domain/case/define-case'
import type { CaseDocument, Wave } from '@/domain/case/documents'
import type { HistoryEntry } from '@/domain/kernel/history'
import { ABOVE, holds } from '@/domain/person/roles'
import { shortName } from '@/domain/station/units'
import { pageOfLink } from '@/domain/case/links'
import { facePhotosIn, headlineOf, linesOf, photosIn, voicesIn } from '@/domain/case/form'
import { type FilesSeen, formFilesFor, pieceOfStep, stepFilesFor } from '@/domain/case/checked-files'
import { isShown } from '@/domain/moderation/moderated-content'
import type { CheckedPiece } from '@/domain/moderation/documents'
import type { Gathered } from '@/domain/case/gathering'
import { hasPaper, isPaperFor } from '@/domain/case/paper'
import { isParty, readsOf, readsStep } from '@/domain/case/party'
import {
  actorsOf,
  byJoined,
  faceLine,
  faceOf,
  hasJoined,
  mayCall,
  mayCallParty,
  mayJoin,
  reachesUp,
} from '@/domain/case/sight'
import { shownResult } from '@/domain/case/result'
import { maskName } from '@/domain/person/mask'
import { nameFor } from '@/domain/person/name-of'
import { momentWord } from '@/domain/words/moments'
import { sightFor } from '../access/cases'
import type { Caller } from '../handler'
import type { CaseDoc } from '../repositories/cases'
import type { TiedCase } from '../repositories/linked'
import { isQualified } from '../repositories/asked'
import { buttonsOf } from './buttons'

type Card = Output<CaseAction<'mine'>>['items'][number]
export type CaseDetail = Output<CaseAction<'open'>>

/** Whole names of those who agree to be named in public now. */
type Names = ReadonlyMap<string, string>

const UNNAMED = '没有留名的居民'

const ownerFor = (one: CaseDoc, viewer: Caller): string => {
  if (one.ownerId === viewer.personId) return one.unnamed ? '我（没有留名）' : '我'
  return one.ownerName === '' ? UNNAMED : nameFor(one.ownerName, viewer)
}

const handlerFor = ({ handlerId, handlerName }: CaseDoc, viewer: Caller): string =>
  handlerId === viewer.personId ? '我' : nameFor(handlerName, viewer)

/** Where a case stands, without who has part in it. */
function standingOf(kind: CaseKind, one: CaseDocument, now: number) {
  const { _id, number, state, createdAt, dueAt } = one
  const { label, tone, waitsFor } = kind.flow.states[state] ?? { label: '', tone: 'plain' }
  const { pause } = one
  return {
    ...{ caseId: _id, number, state, stateText: label, tone, createdAt, dueAt },
    promisedAt: pause ? pause.promisedAt : waitsFor ? dueAt : null,
    waitsFor: pause ? pause.reason : '',
    overdue: dueAt !== null && dueAt <= now,
    joined: kind.board?.joins ? (one.joined?.count ?? 0) : null,
    photo: null,
  }
}

const namesIn = (one: CaseDoc, viewer: Caller) => ({
  ...{ by: ownerFor(one, viewer), handler: handlerFor(one, viewer) },
})

export const caseCardOf = (kind: CaseKind, one: CaseDoc, viewer: Caller, now: number): Card => ({
  ...standingOf(kind, one, now),
  headline: headlineOf(kind, one),
  ...namesIn(one, viewer),
})

/** The same for a department, which has to be told which station it is. */
export function sentCardOf(kind: CaseKind, one: CaseDoc, viewer: Caller, now: number): Card {
  const card = caseCardOf(kind, one, viewer, now)
  const station = shortName(one.called[one.stationId] ?? '')
  return { ...card, headline: [station, card.headline].filter(Boolean).join(' · ') }
}

/** The photo on its face: none before it has passed, and of whoever stays unnamed none at all. */
const facePhotoOf = (kind: CaseKind, { content, form, unnamed }: CaseDoc): string | null =>
  (content && isShown(content) && !unnamed && facePhotosIn(kind, form)[0]) || null

/**
 * A case as everybody may see it.
 * @param names whose it is, by their ids, of a kind whose face says that; whoever agrees to it by the whole name
 */
export function faceCardOf(kind: CaseKind, one: CaseDoc, now: number, names: Names = new Map()): Card {
  const face = faceOf(kind, one)
  const by = kind.board?.named ? (names.get(one.ownerId) ?? maskName(one.ownerName)) : ''
  return {
    ...{ ...standingOf(kind, face, now), by, handler: '' },
    headline: faceLine(kind, face) || kind.title,
    photo: facePhotoOf(kind, one),
    ...resultFor(kind, one, now),
  }
}

/** What became of it, of a kind that shows that to everybody. */
function resultFor(kind: CaseKind, one: CaseDoc, now: number): Pick<Card, 'result'> {
  const shown = shownResult(kind, one)
  if (!shown) return {}
  return { result: { ...shown, gathered: shown.gathered && gatheredTie(kind, shown.gathered, now) } }
}

/** The activity that it has become part of, as a row that leads there. */
const gatheredTie = ({ moves }: CaseKind, { sessionId, title, startAt }: Gathered, now: number) => ({
  label: Object.values(moves).find((move) => move?.gathers)?.gathers?.label ?? '',
  title: `${title} · ${momentWord(startAt, now)}`,
  page: appPages.session(sessionId),
})

/** A case in the list of somebody in whose list it stands, as far as that person sees it still; null where nothing of it is. */
export function ownCardOf(kind: CaseKind, one: CaseDoc, viewer: Caller, now: number): Card | null {
  switch (sightFor(kind, one, viewer)) {
    case 'whole':
      return caseCardOf(kind, one, viewer, now)
    case 'side':
      return { ...faceCardOf(kind, one, now), ...namesIn(one, viewer) }
    case 'face':
      return faceCardOf(kind, one, now)
    default:
      return null
  }
}

/** What this person may press now. A button that takes words shows what a press with words would do. */
function movesOf(kind: CaseKind, one: CaseDoc, viewer: Caller, now: number): CaseDetail['moves'] {
  const by = { personId: viewer.personId, name: '', actors: actorsOf(kind, one, viewer) }
  const qualified = isQualified(kind, one, viewer.person)
  const attempt = attemptOf(one, { by, words: '…', qualified, holidays: { off: [] }, now })
  return buttonsOf(kind.flow, one, attempt).filter(({ event }) => kind.moves[event])
}

/** What the form says now of what one of these moves asks to write over. */
function standsFor({ moves, form }: CaseKind, one: CaseDoc, open: CaseDetail['moves']) {
  const asked = open.flatMap(({ event }) =>
    moves[event]?.rewrites ? Object.keys(moves[event].asks ?? {}) : [],
  )
  const found = asked.filter((name) => name in form).map((name) => [name, one.form[name] ?? null] as const)
  return found.length > 0 ? { stands: Object.fromEntries(found) } : {}
}

/** Who did a step, as the viewer may know it; the timer is nobody. */
function doerOf(kind: CaseKind, one: CaseDoc, entry: HistoryEntry, viewer: Caller): string {
  const personId = entry.by
  if (personId === viewer.personId) return '我'
  if (personId === one.ownerId) return ownerFor(one, viewer)
  if (personId === one.byPersonId) return nameFor(one.byName ?? '', viewer)
  if (one.party && isParty(one, personId)) return nameFor(one.party.name, viewer)
  if (personId === one.handlerId) return handlerFor(one, viewer)
  if (personId === 'system') return ''
  return byJoined(kind, one, entry) ? '一位邻居' : '工作人员'
}

/** What this person may begin from a case. */
const begunFrom = ({ name, title }: CaseKind, { _id, number }: CaseDoc, viewer: Caller) =>
  Object.values<CaseKind>(caseKinds).flatMap(({ name: other, links, begin: { fromCase, roles } }) => {
    if (!fromCase || links?.[fromCase.names]?.to !== name || !holds(roles, viewer)) return []
    const page = casePages.beginCase(other, { of: _id, what: `${title}第 ${number} 号` })
    return [{ button: fromCase.button, page }]
  })

/** What this person may object to: a case of a kind that says so, that is neither the own nor of the own doing. */
function objectsTo({ title, objects }: CaseKind, one: CaseDoc, viewer: Caller): CaseDetail['begins'] {
  if (!objects?.states.includes(one.state) || standsForOwner(one, viewer.personId)) return []
  return Object.values<CaseKind>(caseKinds).flatMap(({ name: other, begin: { about, roles } }) => {
    if (!about?.subjects.includes(objects.as) || !holds(roles, viewer)) return []
    const what = `${title}第 ${one.number} 号`
    const page = casePages.beginCaseAbout(other, { kind: objects.as, id: one._id, part: '', what })
    return [{ button: about.button, page }]
  })
}

/** A row that leads to another case. */
function tieOf(
  { label, kind, one, whole }: TiedCase,
  viewer: Caller,
  now: number,
): CaseDetail['links'][number] {
  const { headline, number, stateText } = whole
    ? caseCardOf(kind, one, viewer, now)
    : faceCardOf(kind, one, now)
  return {
    label,
    title: `第 ${number} 号 · ${headline} · ${stateText}`,
    page: casePages.case(kind.name, one._id),
  }
}

/** A row that leads to the activity that it has become part of, for those who see all of it. */
const gatheredTies = (
  kind: CaseKind,
  { gathered }: CaseDoc,
  whole: boolean,
  now: number,
): CaseDetail['links'] => (whole && gathered ? [gatheredTie(kind, gathered, now)] : [])

/** For whom it was written, and by whom, where that was not its owner. */
const behalfLines = ({ who, via, byPersonId, byName = '' }: CaseDoc, viewer: Caller) => [
  ...(who ? [{ label: '替谁', text: nameFor(who.name, viewer) }] : []),
  ...(via
    ? [
        {
          label: '谁写的',
          text: `${byPersonId === viewer.personId ? '我' : nameFor(byName, viewer)}，${channels[via]}`,
        },
      ]
    : []),
]

/** Of which station it is, of a kind that others read than its own. */
const stationLines = ({ departments }: CaseKind, { called, stationId }: CaseDoc) =>
  departments ? [{ label: '哪个站', text: called[stationId] ?? '' }] : []

/** Who the second person of it is, for all but that person. */
const partyLines = ({ party: sides }: CaseKind, { party }: CaseDoc, viewer: Caller) =>
  sides && party && party.personId !== viewer.personId
    ? [{ label: sides.called, text: nameFor(party.name, viewer) }]
    : []

/** Which partner was asked to do it. */
const drawnLines = ({ moves }: CaseKind, { draw }: CaseDoc) => {
  const label = Object.values(moves).find((move) => move?.draws)?.draws?.label
  return label !== undefined && draw ? [{ label, text: `${draw.partnerName} · ${draw.what}` }] : []
}

/** What the time given to it comes to; nothing before it has begun. */
function timeLines(kind: CaseKind, one: CaseDoc) {
  const text = timeWord(kind, one)
  return text === null ? [] : [{ label: '时长', text }]
}

/** What is said of files that have not passed; whoever handed them in may ask for a second look. */
const unpassed = (
  { isAuthor, ...check }: NonNullable<FilesSeen['check']>,
  piece: CheckedPiece | undefined,
): CaseDetail['check'] => ({ ...check, checkId: isAuthor ? (piece?.checkId ?? null) : null })

/** What was answered with a step, as far as the viewer reads it; only the last of its kind still has its answers. */
function answersWith(
  kind: CaseKind,
  one: CaseDoc,
  entry: HistoryEntry,
  viewer: Caller,
): Pick<CaseDetail['story'][number], 'lines' | 'photos' | 'check'> {
  const { asks, handlerReads } = kind.moves[entry.on] ?? {}
  const answers = one.answers?.[entry.on]
  const last = one.history.reduce((at, { on }, i) => (on === entry.on ? i : at), -1)
  const reads = readsStep(kind, one, entry, viewer.personId)
  if (!asks || !answers || !reads || one.history[last] !== entry) return { lines: [], photos: [] }
  const all = entry.by === viewer.personId || one.handlerId !== viewer.personId || !handlerReads
  const read = Object.fromEntries(Object.entries(asks).filter(([name]) => all || handlerReads.includes(name)))
  const { isSeen, check } = stepFilesFor(kind, one, entry, viewer)
  return {
    lines: linesOf(read, answers, { called: () => '', at: entry.at }),
    photos: isSeen ? photosIn(read, answers) : [],
    ...(check && { check: unpassed(check, pieceOfStep(kind, one, entry.on)) }),
  }
}

/** What has happened, as far as the viewer learns of it: what stays inside is nothing to a department. */
const toldOf = ({ moves, desk }: CaseKind, one: CaseDoc, viewer: Caller): HistoryEntry[] =>
  one.ownerId === viewer.personId || holds(desk.roles, viewer)
    ? one.history
    : one.history.filter(({ on }) => !moves[on]?.inside)

/** What has happened to it, with the words of each step as far as the viewer reads them. */
const storyFor = (kind: CaseKind, one: CaseDoc, viewer: Caller): CaseDetail['story'] =>
  toldOf(kind, one, viewer).map((entry) => ({
    ...{ at: entry.at, text: kind.story[entry.on] ?? '' },
    words: readsStep(kind, one, entry, viewer.personId) ? (entry.note ?? '') : '',
    ...{ by: doerOf(kind, one, entry, viewer), ...answersWith(kind, one, entry, viewer) },
  }))

const readingOf = ({ called, createdAt }: Pick<CaseDoc, 'called' | 'createdAt'>) => ({
  called: (key: string) => called[key] ?? '',
  at: createdAt,
})

/** What was handed in with the form, as far as it is seen already. */
function filesOf(
  kind: CaseKind,
  one: CaseDoc,
  viewer: Caller,
): Pick<CaseDetail, 'photos' | 'voices' | 'check'> {
  const { isSeen, check } = formFilesFor(kind, one, viewer)
  return {
    photos: isSeen ? photosIn(kind.form, one.form) : [],
    voices: isSeen ? voicesIn(kind.form, one.form) : [],
    ...(check && { check: unpassed(check, one.content) }),
  }
}

/** What somebody reads of it beside its face. */
const wholeOf = (kind: CaseKind, one: CaseDoc, viewer: Caller, now: number) => ({
  ...caseCardOf(kind, one, viewer, now),
  isMine: one.ownerId === viewer.personId,
  lines: [
    ...stationLines(kind, one),
    ...behalfLines(one, viewer),
    ...partyLines(kind, one, viewer),
    ...linesOf(kind.form, answersNow(kind, one), readingOf(one)),
    ...drawnLines(kind, one),
    ...timeLines(kind, one),
  ],
  link: one.link && { title: one.link.title, page: pageOfLink(one.link) },
  ...filesOf(kind, one, viewer),
  begins: [...begunFrom(kind, one, viewer), ...objectsTo(kind, one, viewer)],
  story: storyFor(kind, one, viewer),
})

/** What its second person reads of it: from the beginning its face and what goes on, the words of its owner once it is open. */
const sideOf = (kind: CaseKind, one: CaseDoc, viewer: Caller, now: number) => ({
  ...faceDetail(kind, one, now),
  ...namesIn(one, viewer),
  ...(readsOf(kind, one, { readerId: viewer.personId, authorId: one.ownerId }) && {
    headline: headlineOf(kind, one),
    lines: linesOf(kind.form, one.form, readingOf(one)),
    ...filesOf(kind, one, viewer),
  }),
  story: storyFor(kind, one, viewer),
})

function faceLines(kind: CaseKind, one: CaseDoc) {
  const face = faceOf(kind, one)
  return { lines: linesOf(kind.form, face.form, readingOf(face)) }
}

function faceDetail(kind: CaseKind, one: CaseDoc, now: number, names?: Names) {
  const card = faceCardOf(kind, one, now, names)
  const nothing: Pick<CaseDetail, 'voices' | 'begins' | 'story'> = {
    ...{ voices: [], begins: [], story: [] },
  }
  return {
    ...{ ...card, ...faceLines(kind, one), ...nothing },
    // What stands on the board in small is seen in large.
    ...{ photos: card.photo === null ? [] : [card.photo], isMine: false, link: null },
  }
}

const waveOf = ({ round, asked, declined, until }: Wave) => ({
  ...{ round, asked: asked.length, declined: declined.length, until },
})

interface CaseLook {
  caller: Caller
  tied: readonly TiedCase[]
  names?: Names
  now: number
}

/** A case as somebody sees it, who sees any of it. */
export function caseDetailOf(
  kind: CaseKind,
  one: CaseDoc,
  { caller: viewer, tied, names, now }: CaseLook,
): CaseDetail {
  const sight = sightFor(kind, one, viewer)
  const whole = sight === 'whole'
  const side = sight === 'side'
  const moves = movesOf(kind, one, viewer, now)
  return {
    ...(whole
      ? wholeOf(kind, one, viewer, now)
      : side
        ? sideOf(kind, one, viewer, now)
        : { ...faceDetail(kind, one, now, names), begins: objectsTo(kind, one, viewer) }),
    version: one.version,
    links: [...gatheredTies(kind, one, whole, now), ...tied.map((other) => tieOf(other, viewer, now))],
    mayCall: mayCall(kind, one, viewer),
    mayCallParty: mayCallParty(kind, one, viewer),
    hasJoined: hasJoined(one, viewer.personId),
    mayJoin: mayJoin(kind, one, viewer.personId),
    wave: whole && one.wave && one.wave.asked.length > 0 ? waveOf(one.wave) : null,
    moves,
    ...standsFor(kind, one, moves),
    serverNow: now,
    ...(kind.paper && isPaperFor(kind, sight) && hasPaper(kind, one) && { paper: kind.paper.button }),
    // Whoever acts from above does so at a station that is not the own, or is by that alone.
    ...(reachesUp(kind) && holds(ABOVE, viewer) && { at: one.stationId }),
  }
}
