/** Owns the moves of cases, and what follows them: whom each of their effects tells, as the kind declares it. */
import type { Holidays } from '@/domain/kernel/clock'
import { casePages } from '@/domain/case-pages'
import { type CaseChange, type CaseStep, decideCase, TIMER } from '@/domain/case/decide-case'
import { uploadsIn } from '@/domain/case/form'
import type { CaseKind, Telling } from '@/domain/case/define-case'
import type { CaseDocument, Outcome } from '@/domain/case/documents'
import { lateLeaving } from '@/domain/case/late'
import { carriedTo } from '@/domain/case/naming'
import { afterJoining, isFull, joining, leaving } from '@/domain/case/join'
import { isSameDraw } from '@/domain/case/drawing'
import { drivesAnew } from '@/domain/case/driving'
import { allyMonthId } from '@/domain/agreement/month'
import { decideObjection } from '@/domain/case/objections'
import { subjectOf } from '@/domain/case/subjects'
import { timeOver } from '@/domain/case/proof'
import { reminded } from '@/domain/case/reminder'
import { faceOf, mayJoin } from '@/domain/case/sight'
import { type Decision, invariant, ok, reject } from '@/domain/kernel/errors'
import type { HistoryEntry } from '@/domain/kernel/history'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { rowsFrom } from '@/domain/kernel/workflow'
import type { Role } from '@/domain/person/roles'
import { byWord } from '@/domain/words/moments'
import { moveCase, type MoveResult, writeChange } from '../kernel/move-case'
import { type CaseDoc, casesOf } from './cases'
import { checkOf, itemKinds, messageItem, photosItems } from './items'
import { messageOf } from './messages'
import { findStation, holidaysOf } from './stations'

/**
 * What a message may know of a case: of a sealed one, and for those who have joined one, nothing that anybody wrote nor
 * who has part in it; who has joined it for nobody.
 */
function saidOf({ kind, telling: { whom, words } }: { kind: CaseKind; telling: Telling }, one: CaseDocument) {
  const entry = one.history[one.history.length - 1] as HistoryEntry
  if (kind.sealed || whom === 'joined') return words(faceOf(kind, one), { ...entry, note: '', by: '' })
  const { joined } = one
  return words({ ...one, ...(joined && { joined: { ...joined, ids: [], from: [] } }) }, entry)
}

interface ToOne {
  personId: string
  cause: (string | number)[]
  said: { title: string; text: string; page: string }
}

const letterTo = ({ stationId }: CaseDocument, { personId, cause, said }: ToOne, now: number): OutboxItem =>
  messageItem(messageOf('caseMoved', { personId, stationId, cause, at: now, params: said }))

/** Where somebody finds what else there is of a kind. */
const listPage = ({ name, board }: CaseKind): string =>
  board ? casePages.caseBoard(name) : casePages.helpedCases(name)

interface ToSeveral extends Omit<ToOne, 'personId'> {
  id: string
  roles: readonly Role[]
  besides: string[]
}

/** A letter to everybody of the station with one of these roles, as far as their desk reaches. */
function letterToRoles(
  kind: CaseKind,
  { stationId, gridId }: CaseDocument,
  { id, said, ...whom }: ToSeveral,
  now: number,
): OutboxItem {
  const within = kind.scope === 'grid' ? { within: gridId ? [gridId] : [] } : {}
  return itemKinds.tellRoles.item(id, now, { stationId, ...whom, ...within, ...said })
}

/**
 * What one telling comes to: one letter, one for everybody with a role or who has joined, or none to whoever did it.
 * @param had who had it in hand before
 */
function told(
  { kind, telling, effect }: { kind: CaseKind; telling: Telling; effect: string },
  { had, one }: { had: string | null; one: CaseDocument },
  now: number,
): OutboxItem[] {
  const by = one.history[one.history.length - 1]?.by
  if (by === undefined) return []
  const { whom } = telling
  const { _id, stationId, version, ownerId, handlerId, involvedIds, party } = one
  const said = { ...saidOf({ kind, telling }, one), page: casePages.case(kind.name, _id) }
  const cause = [_id, version]
  if (whom === 'joined') {
    const payload = { stationId, besides: by, cause, said }
    return one.joined?.count ? [itemKinds.tellJoined.item(`${effect}:${version}`, now, payload)] : []
  }
  if (whom === 'departments' || whom === 'above') {
    const toAbove = {
      roles: ['institute_admin'] as const,
      said: { ...said, page: casePages.caseAt(kind.name, _id, stationId) },
    }
    const toThem = { roles: ['dept_user'] as const, said, unitIds: one.sentTo ?? [] }
    const whomOf = whom === 'above' ? toAbove : toThem
    return [
      itemKinds.tellUnits.item(`${effect}:${version}`, now, { stationId, besides: [by], cause, ...whomOf }),
    ]
  }
  if (whom !== 'owner' && whom !== 'handler' && whom !== 'party') {
    const sides = [ownerId, ...(party ? [party.personId] : [])]
    const besides = [...new Set([...involvedIds, ...sides, by])]
    return [letterToRoles(kind, one, { id: `${effect}:${version}`, roles: whom, besides, cause, said }, now)]
  }
  // Whoever had it in hand until this step may not read it any more.
  if (whom === 'handler' && handlerId === null && had !== null && had !== by)
    return [letterTo(one, { personId: had, cause, said: { ...said, page: listPage(kind) } }, now)]
  const personId = { owner: ownerId, party: party?.personId ?? null, handler: handlerId }[whom]
  if (personId === null || personId === by) return []
  return [letterTo(one, { personId, cause, said }, now)]
}

/** Those whom a step asks are told what of it everybody may know. */
function asking(kind: CaseKind, before: CaseDocument, after: CaseDocument, now: number): OutboxItem[] {
  const { _id, stationId, version, wave } = after
  const personIds = wave?.asked.filter((id) => !before.wave?.asked.includes(id)) ?? []
  if (!kind.offer || personIds.length === 0) return []
  const said = { ...kind.offer.words(faceOf(kind, after)), page: casePages.case(kind.name, _id) }
  const payload = { stationId, personIds, cause: [_id, version], said }
  return [itemKinds.tellSome.item(`ask:${version}`, now, payload)]
}

function itemsOf(
  kind: CaseKind,
  before: CaseDocument,
  { after, effects }: CaseChange,
  now: number,
): OutboxItem[] {
  const letters = effects.flatMap((effect) => {
    const telling = kind.tells[effect]
    return telling ? told({ kind, telling, effect }, { had: before.handlerId, one: after }, now) : []
  })
  letters.push(...asking(kind, before, after, now))
  const time = timeOver(kind, before, after)
  if (time) letters.push(itemKinds.recordTime.item('time', now, time))
  const late = lateLeaving(kind, before, after, now)
  if (late) letters.push(itemKinds.rememberLate.item(`late:${after.version}`, now, late))
  letters.push(...endingOf(kind, after, now), ...bestowing(kind, before, after, now))
  letters.push(...givingBack(before, after, now), ...driving(kind, before, after, now))
  const to = carriedTo(kind, after)
  if (to === null || carriedTo(kind, before) !== null) return letters
  return [...letters, itemKinds.carryJoined.item('carry', now, { to })]
}

/** What an objection is about is let go on, or falls, when it has ended. */
function endingOf(
  { begin: { about } }: CaseKind,
  { history, link }: CaseDocument,
  now: number,
): OutboxItem[] {
  const outcome = about?.ends[history[history.length - 1]?.on ?? '']
  const subject = subjectOf(link)
  return outcome && subject
    ? [itemKinds.relieveSubject.item('relieve', now, { about: subject, outcome })]
    : []
}

/** What it does not draw any more goes back. */
const givingBack = ({ draw }: CaseDocument, after: CaseDocument, now: number): OutboxItem[] =>
  draw && !isSameDraw(draw, after.draw)
    ? [itemKinds.giveBackDraw.item(`draw:${after.version}`, now, { monthId: allyMonthId(draw) })]
    : []

/** Those that it names come to what it has come to. */
const driving = (kind: CaseKind, before: CaseDocument, after: CaseDocument, now: number): OutboxItem[] =>
  drivesAnew(kind, before, after)
    ? [itemKinds.driveNamed.item(`drive:${after.version}`, now, { kind: kind.name })]
    : []

/** What its owner has by it is given or taken when it comes to a state of those, or leaves one. */
function bestowing(
  { name: kind, bestows }: CaseKind,
  before: CaseDocument,
  after: CaseDocument,
  now: number,
): OutboxItem[] {
  const has = [before, after].some(({ state }) => bestows?.states.includes(state))
  return has && before.state !== after.state
    ? [itemKinds.bestow.item(`bestow:${after.version}`, now, { kind })]
    : []
}

/** The letter to those whose work it is while there is still time: whoever has it in hand, else everybody it waits for. */
function reminderOf(kind: CaseKind, one: CaseDocument, now: number): OutboxItem {
  const { _id, number, dueAt, handlerId, involvedIds, ownerId, version, state } = one
  const soon = {
    title: `${kind.title}快到时间了`,
    text: `第 ${number} 号，${byWord(dueAt ?? now, now)}要办。`,
  }
  const words = kind.plan?.states.includes(state) ? kind.plan.words(one) : soon
  const said = { ...words, page: casePages.case(kind.name, _id) }
  const cause = [_id, version, 'soon']
  if (handlerId !== null) return letterTo(one, { personId: handlerId, cause, said }, now)
  const whom = { id: `soon:${version}`, roles: one.waits as Role[], besides: [...involvedIds, ownerId] }
  return letterToRoles(kind, one, { ...whom, cause, said }, now)
}

/** Reminds of a deadline that comes. One request and those of the letters; nothing when the case has moved meanwhile. */
export const remindCase = async (kind: CaseKind, one: CaseDoc, now: number): Promise<void> => {
  const items = [reminderOf(kind, one, now)]
  await writeChange(casesOf(kind), one._id, { update: reminded(one), items }, now)
}

/**
 * What grows with the number of people is left to the job, so that no step costs more because many have joined or are
 * asked; and the hours, that somebody gave it up late, the check of what everybody will see, and what becomes of others that
 * it names, which are no part of what the step says.
 */
const forTheJob: readonly string[] = [
  ...[itemKinds.recordTime.kind, itemKinds.rememberLate.kind],
  ...[itemKinds.tellJoined.kind, itemKinds.tellSome.kind, itemKinds.carryJoined.kind],
  ...[itemKinds.tellUnits.kind, itemKinds.check.kind, itemKinds.driveNamed.kind],
]

const isForTheJob = ({ bestows }: CaseKind, item: string): boolean =>
  forTheJob.includes(item) || (bestows?.byJob === true && item === itemKinds.bestow.kind)

/**
 * Moves a case as its table says, with everything that follows. One request and those of the items.
 * @param read as it was read with the caller, or found by the job
 * @param standing asked of each reading first: what to answer instead of moving; null to go on
 * @returns the case as it stands, and whether this call moved it
 */
export const stepCase = <K extends string>(
  kind: CaseKind,
  read: CaseDoc,
  step: CaseStep,
  standing: (current: CaseDoc) => Decision<'done', K> | null,
): Promise<Decision<MoveResult<CaseDoc>, string>> =>
  moveCase<CaseDoc, string>({
    collection: casesOf(kind),
    read,
    now: step.now,
    decide: (current) => {
      const stands = standing(current)
      if (stands && !stands.ok) return stands
      if (stands) return ok({ update: null, after: current })
      const change = decideCase(kind, current, step)
      if (!change.ok) return change
      const { update, after } = change.value
      const { event, answers, now } = step
      const asks = kind.moves[event]?.asks
      const photos = asks && answers ? uploadsIn(asks, answers, `answers.${event}.`) : {}
      return ok({
        ...{ update, after: after as CaseDoc },
        items: [
          ...itemsOf(kind, current, change.value, now),
          ...photosItems(`photos:${after.version}`, now, photos),
          ...(step.check ? [checkOf(step.check)] : []),
        ],
      })
    },
    atOnce: (_, items) => items.filter(({ kind: of }) => !isForTheJob(kind, of)),
  })

/**
 * Sends an event of the timer to a case that takes it; one that has come further by itself stays as it is. Two requests,
 * and those of the letters.
 * @param isStill whether the event is still meant for it, asked of each reading
 */
export async function sendByTimer(
  kind: CaseKind,
  read: CaseDoc,
  { event, now }: { event: string; now: number },
  isStill: (current: CaseDoc) => boolean = () => true,
): Promise<void> {
  const holidays = holidaysOf(await findStation(read.stationId))
  const moved = await stepCase(kind, read, { event, by: TIMER, words: '', holidays, now }, (current) =>
    isStill(current) && rowsFrom(kind.flow, current.state, event).length > 0 ? null : ok('done'),
  )
  invariant(moved.ok || moved.error.code === 'NOT_FOUND', `${read.kind} ${read._id} refuses ${event}`)
}

/**
 * Lets a case stand still because of an objection, or go on or fall because that has ended. It may be asked again, and
 * in any order. One request, and those of the items.
 * @param outcome null while the objection stands
 */
export const objectToCase = async (
  kind: CaseKind,
  read: CaseDoc,
  {
    objectionId,
    outcome,
    ...at
  }: { objectionId: string; outcome: Outcome | null; holidays: Holidays; now: number },
): Promise<void> => {
  await moveCase<CaseDoc, never>({
    ...{ collection: casesOf(kind), read, now: at.now },
    decide: (current) => {
      const decided = decideObjection(kind, current, { caseId: objectionId, outcome, ...at })
      if (!decided.ok) return decided
      const change = decided.value
      if (change === null) return ok({ update: null, after: current })
      const { update, after } = change
      return ok({ update, after: after as CaseDoc, items: itemsOf(kind, current, change, at.now) })
    },
  })
}

/**
 * Lets somebody join a case or leave it again; who has joined stays so, and who has not. One request, and one more where
 * so many have joined that the next are only counted.
 * @param isFirst whether this person has not been counted there before, asked only then
 */
export const joinCase = (
  kind: CaseKind,
  read: CaseDoc,
  { personId, joins, now }: { personId: string; joins: boolean; now: number },
  isFirst: () => Promise<boolean>,
): Promise<Decision<MoveResult<CaseDoc>, 'INVALID_STATE' | 'NOT_FOUND'>> =>
  moveCase<CaseDoc, 'INVALID_STATE'>({
    collection: casesOf(kind),
    ...{ read, now },
    decide: async (current) => {
      const update = (joins ? joining : leaving)(kind, current, personId)
      if (update === null) return ok({ update, after: current })
      if (!mayJoin(kind, current, personId)) return reject('INVALID_STATE')
      if (joins && isFull(current) && !(await isFirst())) return ok({ update: null, after: current })
      return ok({ update, after: afterJoining(current, personId, joins) })
    },
  })
