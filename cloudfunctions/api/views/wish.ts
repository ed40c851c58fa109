/**
 * Owns how a wish looks: on the wall and in lists what is wished and for whom, never whose it is; and opened, what one
 * person may know of it (everybody the wish, its helpers step by step the wisher, the station both) and press now.
 */
import { errorText, type Output } from '@/contract'
import { daysBetween } from '@/domain/kernel/clock'
import { rowsFrom } from '@/domain/kernel/workflow'
import type { CheckedPiece } from '@/domain/moderation/documents'
import { isShown, maySee } from '@/domain/moderation/moderated-content'
import { nameFor } from '@/domain/person/name-of'
import { isOfStation, mayHelp } from '@/domain/person/roles'
import { featureNames } from '@/domain/station/features'
import {
  actorsFor,
  factsFor,
  isHelping,
  isMaker,
  mayHaveToCall,
  standingWith,
  type Viewer,
  type WishStanding,
} from '@/domain/wish/actors'
import { publicGroupOf } from '@/domain/wish/vocabulary'
import type { WishDocument, WishPiece } from '@/domain/wish/documents'
import { roadOf } from '@/domain/kernel/road'
import { isBound, timelineOf, type WishEvent, wishFlow, wishRoad } from '@/domain/wish/wish-flow'
import { isNear } from '@/domain/wish/rules'
import type { WishCardDoc } from '../repositories/wishes'
import { buttonsOf, type ShownButton } from './buttons'
import { rowsOf } from './rows'

type WishCard = Output<'wish.wall'>['items'][number]

/** What stands in place of a title that may not be read. */
const HIDDEN = '内容正在检查'

const EXCERPT = 40

const excerptOf = (text: string): string => {
  const letters = [...text]
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT - 1).join('')}…` : text
}

/** @param readable whether the reader may see what has not passed the check of contents */
export function wishCardOf(wish: WishCardDoc, now: number, readable: boolean): WishCard {
  const { form, seats, state, thanks } = wish
  const isRead = readable || isShown(wish.body)
  const ends = seats.holders.flatMap(({ until }) => (until === undefined ? [] : [until]))
  const shownThanks = thanks && isShown(thanks.check) ? thanks : null
  return {
    wishId: wish._id,
    alias: wish.alias,
    title: isRead ? form.title : HIDDEN,
    kind: form.kind,
    group: readable ? form.group : publicGroupOf(form.group),
    gridId: wish.gridId,
    gridName: wish.gridName,
    stage: state,
    stageText: wishFlow.states[state].label,
    publishedAt: wish.publishedAt,
    waitedDays:
      wish.publishedAt === null ? 0 : Math.max(0, daysBetween(wish.publishedAt, wish.grantedAt ?? now)),
    deadlineAt: wish.deadlineAt,
    nearlyDue: wish.wall === 'open' && isNear(wish.deadlineAt, now),
    helpers: seats.holders.length,
    helpersWanted: seats.capacity,
    runnersUp: seats.queueCapacity - seats.queueFree,
    leaseUntil: isBound(wish) && ends.length > 0 ? Math.min(...ends) : null,
    photo: isRead ? (form.photos[0] ?? null) : null,
    grantedAt: wish.grantedAt,
    thanksExcerpt: shownThanks && shownThanks.text !== '' ? excerptOf(shownThanks.text) : null,
    thanksVoice: shownThanks?.voice ?? null,
  }
}

type Move = Output<'wish.open'>['moves'][number]

/** What a button sends where that is not the event of the table; null for what no button of its own sends. */
const carriedBy: Partial<Record<WishEvent, string | null>> = {
  ...{ stationDeliver: 'deliver', stationNotYet: 'notYet' },
  ...{ standBy: null, passOn: null, stepOut: null, handBack: null },
}

/** Buttons that say nothing to somebody of whom they are not. */
function isShownTo(event: WishEvent, wish: WishCardDoc, is: string): boolean {
  const madeIt = is === 'wisher' || is === 'family' || is === 'recorder'
  if (event === 'claim') return !madeIt
  if (event === 'notYet') return wish.seats.holders.length > 0
  if (event === 'stationNotYet') return wish.seats.holders.length === 0
  if (event === 'thank') return wish.thanks === null || wish.thanks.check.verdict === 'blocked'
  return true
}

function moveOf(wish: WishCardDoc, { event, ...shown }: ShownButton<WishEvent>): Move[] {
  const carried = event in carriedBy ? carriedBy[event] : event
  if (!carried) return []
  const full = wish.seats.free === 0 || wish.seats.queueFree < wish.seats.queueCapacity
  const label = event === 'claim' && full ? wishFlow.events.standBy.label : shown.label
  return [{ ...shown, event: carried, label }]
}

const closed = errorText({ code: 'SWITCHED_OFF', details: { feature: featureNames.wishes } }).text

/** Where the station has closed its wall nobody new helps; whatever has begun goes on. */
const whileClosed = (move: Move): Move =>
  move.event === 'claim' ? { ...move, allowed: false, reason: closed } : move

/** What this person may press now. The buttons show what a press with a reason would do. */
export function wishMovesOf(wish: WishCardDoc, viewer: Viewer, now: number, isOn = true): Move[] {
  const whole = wish as WishDocument
  const { is } = standingWith(whole, viewer.personId)
  const buttons = buttonsOf(wishFlow, wish, {
    by: viewer.personId,
    roles: actorsFor(whole, viewer),
    at: now,
    facts: factsFor(whole, viewer, { now, reason: '…', how: '…' }),
  })
  const moves = buttons
    .filter(({ event }) => isShownTo(event, wish, is))
    .flatMap((button) => moveOf(wish, button))
  const plain = (event: string, label: string, reason: string | null = null): Move => ({
    ...{ event, label, allowed: reason === null, reason },
  })
  if (is === 'holder' && isBound(wish)) moves.push(plain('leave', '交给下一位'))
  if (is === 'waiting') moves.push(plain('leave', '不排了'))
  if (is === 'none' && !mayHelp(viewer) && rowsFrom(wishFlow, wish.state, 'claim').length > 0) {
    moves.unshift(plain('claim', wishFlow.events.claim.label, '先申请成为志愿者，就能认领'))
  }
  return isOn ? moves : moves.map(whileClosed)
}

type Detail = Output<'wish.open'>

/** Whether a reader is somebody from whom nothing of a wish is hidden. */
const seesAll = (viewer: Viewer, author: string): boolean => author === viewer.personId || isOfStation(viewer)

/** The verdict on a piece, for its author and the station. */
const checkFor = (check: CheckedPiece, visible: boolean) =>
  visible ? { checkId: check.checkId, verdict: check.verdict } : null

function pieceFor(wish: WishDocument, viewer: Viewer, piece: WishPiece) {
  const all = seesAll(viewer, piece.by)
  const read = maySee(piece.check, all)
  return {
    read,
    at: piece.at,
    by: piece.by === viewer.personId ? '我' : (wish.names[piece.by] ?? '社区'),
    text: read ? piece.text : '',
    photos: read ? piece.photos : [],
    check: checkFor(piece.check, all),
  }
}

function notesFor(wish: WishDocument, viewer: Viewer): Detail['notes'] {
  return rowsOf(wish.notes, (note) => {
    const { read: _read, ...shown } = pieceFor(wish, viewer, note)
    return { noteId: note.noteId, isMine: note.by === viewer.personId, ...shown }
  })
}

function proofFor(wish: WishDocument, viewer: Viewer): Detail['proof'] {
  if (!wish.proof) return null
  const { read, ...shown } = pieceFor(wish, viewer, wish.proof)
  return read ? shown : null
}

function thanksFor(wish: WishDocument, viewer: Viewer): Detail['thanks'] {
  const { thanks } = wish
  if (!thanks) return null
  // Every maker may know what became of the thanks, whichever of them wrote it.
  const all = seesAll(viewer, thanks.by) || isMaker(wish, viewer.personId)
  if (!maySee(thanks.check, all)) return null
  return { at: thanks.at, text: thanks.text, voice: thanks.voice, check: checkFor(thanks.check, all) }
}

/** States in which nobody can come to help any more. */
const over = new Set<WishDocument['state']>([
  'delivered',
  'confirmed',
  'closed',
  'rejected',
  'withdrawn',
  'stationFulfil',
])

const nextWords: Record<WishStanding['is'], string> = {
  none: '认领以后，能看到怎么称呼和在哪里交接',
  waiting: '轮到您时，能看到怎么称呼和在哪里交接',
  holder: '写一句打算，就能看到电话',
  wisher: '',
  family: '',
  recorder: '',
}

function contactFor(wish: WishDocument, viewer: Viewer, standing: WishStanding): Detail['contact'] {
  const holds = isHelping(wish, viewer)
  const all = isMaker(wish, viewer.personId) || isOfStation(viewer)
  const knows = holds || all
  const helperMayCall = holds && standing.hasPlan && wish.form.sharePhone
  const mayCall = helperMayCall || mayHaveToCall(wish, viewer)
  const isAll = standing.is === 'holder' && (!holds || standing.hasPlan || !wish.form.sharePhone)
  const next = isAll || over.has(wish.state) ? '' : nextWords[standing.is]
  return {
    calling: knows ? wish.calling : null,
    place: all || (holds && isShown(wish.body)) ? wish.form.place : null,
    mayCall,
    next,
  }
}

function helpingFor(wish: WishDocument, viewer: Viewer): Detail['helping'] {
  const { seats, names } = wish
  return rowsOf(seats.holders, ({ who, at, until, renewed }) => ({
    name: who === viewer.personId ? '我' : (names[who] ?? ''),
    isMine: who === viewer.personId,
    since: at,
    leaseUntil: isBound(wish) ? (until ?? null) : null,
    hasPlan: renewed === true,
  }))
}

/** Whole names for staff, masked ones for grid workers, none for everybody else. */
function peopleFor(wish: WishDocument, viewer: Viewer): Detail['people'] {
  if (!isOfStation(viewer)) return null
  return { wisher: nameFor(wish.wisherName, viewer), recorder: recorderFor(wish, viewer) }
}

export const recorderFor = (
  { relation, byName }: Pick<WishDocument, 'relation' | 'byName'>,
  viewer: Viewer,
): string | null => (relation === 'proxy' ? nameFor(byName, viewer) : null)

/** A wish as one person sees it. Ask {@link mayOpen} first; `isOn` is whether the station has its wall open. */
export function wishDetailOf(
  wish: WishDocument,
  viewer: Viewer,
  { now, isOn }: { now: number; isOn: boolean },
): Detail {
  const made = isMaker(wish, viewer.personId)
  const all = made || isOfStation(viewer)
  const read = all || isShown(wish.body)
  const standing = standingWith(wish, viewer.personId)
  const { form } = wish
  return {
    ...wishCardOf(wish, now, all),
    title: read ? form.title : HIDDEN,
    version: wish.version,
    reason: read ? form.reason : '',
    deliverWay: form.deliverWay,
    photos: read ? form.photos : [],
    standing,
    contact: contactFor(wish, viewer, standing),
    helping: helpingFor(wish, viewer),
    notes: notesFor(wish, viewer),
    proof: proofFor(wish, viewer),
    thanks: thanksFor(wish, viewer),
    points: wish.points,
    refusal: all || standing.is === 'holder' ? wish.refusal : null,
    isOn,
    moves: wishMovesOf(wish, viewer, now, isOn),
    timeline: timelineOf(wish, viewer.personId),
    road: roadOf(wish.history, wishRoad, now),
    check: checkFor(wish.body, all),
    form: made ? form : null,
    people: peopleFor(wish, viewer),
    serverNow: now,
  }
}
