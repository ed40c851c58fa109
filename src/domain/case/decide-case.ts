/** Owns beginning a case of a declared kind and moving it: what is written, what it leads to, what a repeat is. */
import { type GuardedUpdate, together } from '../kernel/guarded-update'
import { DAY, type Holidays } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import { beginOutbox, type OutboxItem } from '../kernel/outbox'
import {
  alreadyDone,
  beginCase,
  decide,
  dueAtOf,
  moved,
  transitionPatch,
  type WorkflowCode,
} from '../kernel/workflow'
import { dueOf } from '../kernel/workflow-reading'
import { marksOf } from './alike'
import { applied } from '../kernel/applied'
import { pathOfPart } from './checked-files'
import type { CheckDocument, CheckedPiece } from '../moderation/documents'
import { pieceOf } from '../moderation/moderated-content'
import type { CaseActor, CaseFacts, CaseKind, CaseMove } from './define-case'
import {
  type CaseDocument,
  type CaseLink,
  type Draw,
  MOST_ACTORS,
  type NamedCase,
  type Wave,
} from './documents'
import { type Answer, blankForm, missingIn } from '../kernel/form'
import { dayRefusal } from '../words/day-refusal'
import { type Behalf, standsForOwner } from './behalf'
import { drawAfter, isSameDraw } from './drawing'
import { type Gathered, gatheredBy } from './gathering'
import { naming, type Nameable } from './naming'
import { type Brought, withParty } from './party'
import { dueAfter, pauseBy } from './pause'
import { type Chosen, sentAfter, unsent } from './departments'
import { proofAfter } from './proof'
import { remindAtOf } from './reminder'
import { goesOn, isOnBoard } from './sight'
import { afterWave, waveAfter } from './wave'

/** The timer, as it moves cases. */
export const TIMER = { personId: 'system', name: '', actors: ['system'] as const }

/** Who moves a case. */
interface CaseBy {
  personId: string
  /** Kept when it takes the case in hand. */
  name: string
  actors: readonly CaseActor[]
}

/** The roles whose work a case in this state is. */
const waitsIn = ({ flow }: CaseKind, state: string): string[] => [...(flow.states[state]?.waitsFor ?? [])]

/** When the timer has to look at a case: at its reminder, or at a deadline by which it sends an event; null when none comes. */
export const wakeOf = ({ flow }: CaseKind, one: CaseDocument): number | null => {
  const due = dueOf(flow, one, one.movedAt)
  return due?.then ? Math.min(one.remindAt ?? due.at, due.at) : null
}

/** The clock of the step at which a case has just arrived, and when the timer has to look at it. */
function alarmsOf(kind: CaseKind, one: CaseDocument, before: CaseDocument | null): Partial<CaseDocument> {
  const then = dueOf(kind.flow, one, one.movedAt)?.then ?? null
  // A step that stays within its clock was reminded of it, or still will be.
  const isSame = before?.state === one.state && before.dueAt === one.dueAt
  const remindAt = isSame ? (before.remindAt ?? null) : remindAtOf(kind, one, { from: one.movedAt, then })
  const reminds = remindAt !== null || before?.remindAt !== undefined
  return { ...(reminds ? { remindAt } : {}), wakeAt: wakeOf(kind, { ...one, remindAt }) }
}

interface Begun {
  _id: string
  stationId: string
  /** Where whoever begins it lives. */
  gridId: string | null
  number: number
  form: Record<string, Answer>
  asked: string
  link: CaseLink | null
  /** What request makes it, of a kind of which one person has one open at a time. */
  madeBy?: string
  /** The case that it is begun from, as it names it. */
  links?: NamedCase[]
  /** Whose it is. */
  by: { personId: string; name: string }
  /** Who has written it for that person. */
  behalf?: Behalf
  unnamed: boolean
  /** Who has it in hand from the beginning. */
  handler?: { personId: string; name: string } | null
  involvedIds: readonly string[]
  called: Record<string, string>
  /** In which building its owner lives; null where nobody knows. */
  home?: string | null
  /** What its face says of whose it is, of a kind whose face does. */
  whose?: CaseDocument['whose']
  /** The check of what was handed in with the form. */
  content?: CheckedPiece
  holidays: Holidays
  now: number
}

/** A new case in the first state of its kind. */
export function newCase(
  kind: CaseKind,
  given: Begun,
  follows: (one: CaseDocument) => readonly OutboxItem[] = () => [],
): CaseDocument {
  const {
    now,
    by,
    behalf = {},
    gridId,
    home = null,
    whose,
    holidays,
    unnamed,
    involvedIds,
    handler = null,
    ...rest
  } = given
  const writer = behalf.byPersonId ?? by.personId
  const having = [...new Set([by.personId, writer, ...(handler ? [handler.personId] : [])])]
  const nothing = { words: '', times: () => 0, ago: () => Infinity, until: null, timeLeft: null }
  const facts: CaseFacts = {
    ...{ own: true, ...nothing, form: given.form, createdAt: now, now, holidays },
    ...{ waveUntil: null, sentAt: null, qualified: true, joined: 0 },
  }
  const { begin, start } = kind.flow
  const dueAt = dueAtOf(begin?.due, now, facts, holidays)
  const marks = marksOf(kind, given.form)
  const one: CaseDocument = {
    ...rest,
    ...behalf,
    ...beginCase({ start }, { by: writer, at: now, dueAt }),
    ...beginOutbox([], now),
    ...(kind.scope === 'grid' ? { gridId } : {}),
    ...(kind.board ? { boardAt: isOnBoard(kind, { state: start }) ? now : null } : {}),
    ...(marks.length > 0 ? { marks } : {}),
    ...(kind.board?.whose && whose ? { whose } : {}),
    ...unsent(kind, given.form),
    ...(kind.neverNear ? { home } : {}),
    ...(kind.board?.joins ? { joined: { count: 0, ids: [], from: [] } } : {}),
    kind: kind.name,
    ownerId: by.personId,
    ownerName: unnamed ? '' : by.name,
    unnamed,
    actorIds: having,
    openFor: having,
    involvedIds: [...involvedIds],
    handlerId: handler?.personId ?? null,
    handlerName: handler?.name ?? '',
    waits: waitsIn(kind, start),
    wakeAt: null,
    createdAt: now,
    movedAt: now,
  }
  return { ...one, ...alarmsOf(kind, one, null), ...beginOutbox(follows(one), now) }
}

/** What somebody wants of a case. */
export interface CaseStep {
  event: string
  by: CaseBy
  /** Empty when nothing is said with it. */
  words: string
  /** For how many days it shall wait, of an event that begins a pause. */
  days?: number | null
  /** What was answered, of an event that has a form of its own. */
  answers?: Record<string, Answer> | null
  /** Whom an event asks that asks people; each has been counted as asked. */
  people?: readonly string[] | null
  /** Whether the actor holds what the kind demands; true where that is not asked. */
  qualified?: boolean
  /** The check of what is handed in with it, where others read that; and of what becomes of it, where its face shows that. */
  check?: CheckDocument | null
  /** Whose card was read with an event that proves one end of the time given; null where none was that counts. */
  card?: string | null
  /** The case that an event names, as it was found; null when it was not. */
  other?: Nameable | null
  /** Who is brought to it by an event that does so; null when the card that was read is nobody's who may be. */
  brought?: Brought | null
  /** Whether whoever would have it in hand is too near to one of those whose it is. */
  tooNear?: boolean
  /** To whom it is handed by an event that hands it over; null when nobody was found who may have it. */
  to?: { personId: string; name: string } | null
  /** The department that shall lead, of an event that chooses one; null when none was found that may. */
  department?: Chosen | null
  /** The activity that it becomes part of, of an event that says so; null when none was found that is still ahead. */
  session?: Gathered | null
  /** What it draws of what a partner gives, of an event that says so; null when none was found that may be drawn. */
  draw?: Draw | null
  /** The grid in which it shall lie, of an event that moves it there. */
  gridId?: string | null
  holidays: Holidays
  now: number
}

/** A granted step: what is written, the case as it then stands, and the names of what it leads to. */
export interface CaseChange {
  update: GuardedUpdate
  after: CaseDocument
  effects: readonly string[]
}

const factsOf = (
  one: CaseDocument,
  { by, words, days = null, qualified = true, holidays, now }: Omit<CaseStep, 'event'>,
  wave: Wave | null,
): CaseFacts => ({
  own: standsForOwner(one, by.personId),
  words,
  times: (event) => one.history.filter(({ on }) => on === event).length,
  createdAt: one.createdAt,
  now,
  sentAt: one.sentAt ?? null,
  holidays,
  form: one.form,
  until: days === null ? null : now + days * DAY,
  waveUntil: wave?.until ?? null,
  qualified,
  ago: (event) => now - ([...one.history].reverse().find(({ on }) => on === event)?.at ?? -Infinity),
  joined: one.joined?.count ?? 0,
  timeLeft: one.pause ? dueAfter(one.pause, now, holidays) : one.dueAt,
})

/** What the table needs to know of an attempt. */
export const attemptOf = (one: CaseDocument, step: Omit<CaseStep, 'event'>, wave = one.wave ?? null) => ({
  by: step.by.personId,
  roles: step.by.actors,
  at: step.now,
  facts: factsOf(one, step, wave),
  holidays: step.holidays,
  ...(step.words ? { note: step.words } : {}),
})

type Handed = Partial<Pick<CaseDocument, 'handlerId' | 'handlerName' | 'actorIds' | 'gridId' | 'party'>>

type Hand = Partial<Pick<CaseMove, 'takes' | 'gives' | 'toLeader' | 'regrids' | 'brings'>>

/** The case in the hands of somebody else; one that is sealed or for a team leaves the list of whoever had it. */
function givenTo(
  { sealed, team }: Pick<CaseKind, 'sealed' | 'team'>,
  { ownerId, party, involvedIds, actorIds, handlerId }: CaseDocument,
  to: CaseStep['to'],
): Handed | null {
  const sides = [ownerId, ...(party ? [party.personId] : [])]
  if (!to || [...sides, ...involvedIds].includes(to.personId)) return null
  const left = [...sides, to.personId, ...((sealed ?? team) ? [handlerId] : [])]
  const others = actorIds.filter((id) => !left.includes(id))
  const lists = [...sides, ...others.slice(sides.length + 1 - MOST_ACTORS), to.personId]
  return { handlerId: to.personId, handlerName: to.name, actorIds: lists }
}

/** Who has a case in hand after a step, who has part in it, and where it then lies. */
function handed(
  kind: Pick<CaseKind, 'sealed' | 'team'>,
  one: CaseDocument,
  { takes, gives, toLeader, regrids, brings }: Hand,
  { by, to = null, gridId = null, brought = null }: CaseStep,
): Decision<Handed, 'CASE_NOT_TO_THEM' | 'CASE_SAME_GRID' | 'CASE_NOT_A_SIDE'> {
  if (takes) return ok({ handlerId: by.personId, handlerName: by.name })
  if (gives ?? toLeader) {
    const given = givenTo(kind, one, to)
    return given ? ok(given) : reject('CASE_NOT_TO_THEM')
  }
  if (brings) {
    const sides = brought && withParty(one, brought)
    return sides ? ok(sides) : reject('CASE_NOT_A_SIDE')
  }
  if (!regrids) return ok({})
  if (gridId === null || gridId === one.gridId) return reject('CASE_SAME_GRID')
  return ok({ gridId, handlerId: null, handlerName: '' })
}

/** The form as it stands after a step: what both sides have agreed on is in it. */
function settled(
  { moves, form: table }: CaseKind,
  one: CaseDocument,
  { event, answers }: CaseStep,
): CaseDocument['form'] {
  const settles = moves[event]?.settles ?? ''
  const agreed = settles === event ? answers : one.answers?.[settles]
  if (!agreed) return one.form
  return { ...one.form, ...Object.fromEntries(Object.entries(agreed).filter(([name]) => name in table)) }
}

/** The check of what is handed in with a step, beside the verdicts on other steps, which may come meanwhile. */
const checkedBy = ({ check, event }: CaseStep): Record<string, unknown> =>
  check
    ? {
        [pathOfPart(check.subject.part)]: pieceOf(check),
        ...(check.subject.part === 'result' && { resultOf: event }),
      }
    : {}

/** Moves a case as its table says. */
export function decideCase(
  kind: CaseKind,
  one: CaseDocument,
  step: CaseStep,
): Decision<CaseChange, string | WorkflowCode> {
  const { flow, moves } = kind
  if (!(step.event in flow.events)) return reject('INVALID_STATE')
  const wave = waveAfter(kind, one, step)
  const form = settled(kind, one, step)
  const attempt = attemptOf({ ...one, form }, step, wave.ok ? wave.value : null)
  const move = decide(flow, one, step.event, attempt)
  if (!move.ok) return move
  if (!wave.ok) return wave
  const after = moved(one, move.value)
  const { takes, leaves, pauses, names, asks, gives, toLeader, regrids, brings, words } =
    moves[step.event] ?? {}
  if (words?.among && !words.among.includes(step.words)) return reject('INVALID_INPUT')
  const hand = handed(kind, one, { takes, gives, toLeader, regrids, brings }, step)
  if (!hand.ok) return hand
  if (step.tooNear) return reject('CASE_TOO_NEAR')
  const named = names === undefined ? null : naming(kind, one, names, step.other ?? null)
  if (named && !named.ok) return named
  const waited = after.state === one.state ? (one.pause ?? null) : null
  const pause = pauses
    ? pauseBy(one.dueAt, { ...step, offered: pauses.days, days: step.days ?? null })
    : waited
  const unanswered = asks && !step.answers && missingIn(asks, blankForm(asks)).length > 0
  if ((pauses && !pause) || unanswered) return reject('INVALID_INPUT')
  if (words && !words.optional && names === undefined && step.words.trim() === '')
    return reject('INVALID_INPUT')
  const wrongDay = asks && step.answers ? dayRefusal(asks, step.answers, step.now) : null
  if (wrongDay) return { ok: false, error: wrongDay }
  const taker = takes && kind.offer ? actorsWith(one, step.by.personId) : one.actorIds
  const actorIds = hand.value.actorIds ?? taker
  const proof = proofAfter(kind, one, step)
  const gathered = gatheredBy(moves[step.event] ?? {}, step.session ?? null)
  if (!gathered.ok) return gathered
  const drawn = drawAfter(kind, one, step, after.state)
  if (!drawn.ok) return drawn
  const sent = sentAfter(kind, one, step, after.state)
  if (!sent.ok) return sent
  const fields = {
    waits: waitsIn(kind, after.state),
    ...alarmsOf(kind, { ...after, form, movedAt: step.now }, one),
    movedAt: step.now,
    ...(pause || one.pause ? { pause } : {}),
    ...(form === one.form ? {} : { form }),
    ...hand.value,
    ...(actorIds === one.actorIds ? {} : { actorIds }),
    ...(leaves ? { handlerId: null, handlerName: '' } : {}),
    ...(wave.value ? { wave: wave.value } : {}),
    ...(proof ? { proof } : {}),
    ...sent.value,
    ...gathered.value,
    ...drawn.value,
    ...(step.answers ? { answers: { ...one.answers, [step.event]: step.answers } } : {}),
    ...(kind.board ? { boardAt: isOnBoard(kind, after) ? one.createdAt : null } : {}),
    openFor: goesOn(kind, after) ? actorIds : [],
  }
  const $push = named ? { $push: { links: named.value } } : {}
  const links = named ? { links: [...(one.links ?? []), named.value] } : {}
  const checked = checkedBy(step)
  const patch = { $set: { ...fields, ...checked }, ...$push }
  const update = together(transitionPatch(one, move.value), { guard: {}, patch })
  const stands = applied<CaseDocument>({ ...after, ...fields, ...links }, { $set: checked })
  return ok({ update, after: stands, effects: move.value.effects })
}

/** Whether this very step was taken before, so that a repetition is answered with what stands. */
export const isRepeat = (one: CaseDocument, { event, by, words, to, gridId, draw }: CaseStep): boolean =>
  alreadyDone(one, event, { by: by.personId }) &&
  (one.history[one.history.length - 1]?.note ?? '') === words &&
  (!to || one.handlerId === to.personId) &&
  (!gridId || one.gridId === gridId) &&
  (!draw || isSameDraw(one.draw, draw))

/** Those in whose list it stands, with whoever takes it in hand; the list of the owner and the writer is never pushed out. */
const actorsWith = ({ actorIds }: CaseDocument, personId: string): string[] =>
  actorIds.includes(personId) || actorIds.length >= MOST_ACTORS ? actorIds : [...actorIds, personId]

/** The event that time sends to a case at `now`, if any. */
export function overdueEvent(kind: CaseKind, one: CaseDocument, now: number): string | null {
  const due = dueOf(kind.flow, one, now)
  return due?.passed && due.then ? afterWave(kind, one, { event: due.then, now }) : null
}
