/** Owns helping: claiming a wish or standing by for it, leaving it to the next, saying how it goes, handing it over. */
import { appPages } from '@/domain/app-pages'
import { alreadyDone } from '@/domain/kernel/workflow'
import { sameFiles } from '@/domain/moderation/kept-files'
import { pieceOf } from '@/domain/moderation/pieces'
import { isOfKin, standingWith } from '@/domain/wish/actors'
import type { WishDocument, WishPiece } from '@/domain/wish/documents'
import { wishRulesAt } from '@/domain/wish/rules'
import {
  addNote,
  claimWish,
  decideWish,
  deliverWish,
  endHelp,
  standBy,
  stepAside,
} from '@/domain/wish/wish-changes'
import { done, refuse, type Caller, type HandlerFor, type Rejected, type Result } from '../../handler'
import { BusyError } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import { newCheck } from '../../repositories/checks'
import { findWish, writeWish, type WishDoc } from '../../repositories/wishes'
import {
  answer,
  asHelper,
  byCaller,
  changeWish,
  ownName,
  wishJoins,
  wishTouches,
  writeSeen,
  onWish,
} from './the-wish'

const claimable = new Set<WishDocument['state']>(['published', 'claimed', 'fulfilling'])

const MOST_ROUNDS = 6

/** Why nobody could help now, whoever it is. */
function refusalOf(wish: WishDoc, caller: Caller): Rejected | null {
  const { is } = standingWith(wish, caller.personId)
  if (is === 'wisher' || is === 'family' || is === 'recorder' || isOfKin(wish, caller.kin)) {
    return refuse('WISH_OWN')
  }
  return claimable.has(wish.state) ? null : refuse('WISH_CLOSED')
}

/** One try: a seat if one is free, a place in the line if not. Null when somebody else was quicker. */
async function tryToHelp(wish: WishDoc, caller: Caller, now: number): Promise<Result<WishDoc> | null> {
  const helper = asHelper(wish, caller)
  const seatLeft = wish.seats.free > 0 && wish.seats.queue.length === 0
  if (seatLeft) {
    const claim = claimWish(wish, helper, { now })
    if (!claim.ok) return refuse(claim.error.code, claim.error.details)
    const written = await writeWish(claim.value, now)
    if (written) return done(written)
  }
  // Whoever has just lost the last seat stands in line without looking again.
  const waiting = standBy(wish, helper, { now })
  if (!waiting.ok) return refuse(waiting.error.code, waiting.error.details)
  if (!(await writeWish(waiting.value, now))) return null
  // Only the wish itself knows how many came first.
  const fresh = await findWish(wish._id)
  return fresh ? done(fresh) : refuse('NOT_FOUND')
}

export const claim: HandlerFor<'wish.claim'> = {
  joins: wishJoins,
  touches: wishTouches,
  run: onWish(async (read, context) => {
    const { caller, now } = context
    let wish = read
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { is } = standingWith(wish, caller.personId)
      if (is === 'holder' || is === 'waiting') return answer(wish, context)
      const refused = refusalOf(wish, caller)
      if (refused) return refused
      const helped = await tryToHelp(wish, caller, now)
      if (helped) return helped.ok ? answer(helped.value, context) : helped
      const fresh = await findWish(wish._id)
      if (!fresh) return refuse('NOT_FOUND')
      wish = fresh
    }
    throw new BusyError(`nobody could be let in to ${wish._id} in ${MOST_ROUNDS} rounds`)
  }),
}

export const leave: HandlerFor<'wish.leave'> = {
  joins: wishJoins,
  touches: wishTouches,
  run: onWish(async (read, context) => {
    const { caller, input, now } = context
    const by = caller.personId
    const reason = input.reason ?? ''
    const left = await changeWish(read, now, (wish) => {
      const { is } = standingWith(wish, by)
      if (is === 'waiting') return done(stepAside(wish, by))
      // Gone is gone: whoever asks again has what was asked for.
      if (is !== 'holder') return done(null)
      return endHelp(wish, by, { personId: by, actors: ['helper'] }, { now, ...(reason ? { reason } : {}) })
    })
    return left.ok ? answer(left.value, context) : left
  }),
}

interface Written {
  part: string
  mark: string
  text: string
  photos: string[]
  /** The check of the piece that this one takes the place of. */
  replaces?: string | null
}

/** A piece that the caller hands in about a wish, with the check of it. */
async function pieceBy(
  caller: Caller,
  wish: WishDocument,
  { part, mark, text, photos, replaces = null }: Written,
  now: number,
): Promise<{ piece: WishPiece; check: Awaited<ReturnType<typeof newCheck>> }> {
  const check = await newCheck({
    subject: { kind: 'wish', id: wish._id, part },
    author: {
      personId: caller.personId,
      stationId: caller.stationId,
      openid: caller.person.openid,
      name: ownName(caller),
    },
    title: `心愿「${wish.form.title}」`,
    page: appPages.wish(wish._id),
    text,
    media: photos.map((fileId) => ({ fileId, kind: 'image' as const })),
    mark,
    replaces,
    now,
  })
  return { piece: { at: now, by: caller.personId, text, photos, check: pieceOf(check) }, check }
}

/** Why a helper's word is not taken now. */
function noteRefusal(wish: WishDoc, caller: Caller, now: number): Rejected | null {
  const most = wishRulesAt(now).mostNotes
  if (!byCaller(wish, caller).actors.includes('helper')) return refuse('WISH_NOT_YOURS')
  const move = decideWish(wish, 'note', byCaller(wish, caller), { now })
  if (!move.ok) return refuse(move.error.code, move.error.details)
  return wish.notes.length >= most ? refuse('WISH_NOTES_FULL', { most }) : null
}

export const note: HandlerFor<'wish.note'> = {
  joins: wishJoins,
  touches: wishTouches,
  run: onWish(async (read, context) => {
    const { caller, input, requestKey, now } = context
    const noteId = derivedId('n', caller.personId, requestKey)
    const isWritten = (wish: WishDoc): boolean => wish.notes.some((one) => one.noteId === noteId)
    if (isWritten(read)) return answer(read, context)
    const refused = noteRefusal(read, caller, now)
    if (refused) return refused
    const { text, photos } = input
    const given = { part: `note:${noteId}`, mark: noteId, text, photos }
    const { piece, check } = await pieceBy(caller, read, given, now)
    const noted = await changeWish(read, now, (wish) => {
      if (isWritten(wish)) return done(null)
      const again = noteRefusal(wish, caller, now)
      if (again) return again
      return addNote(wish, { noteId, ...piece }, byCaller(wish, caller), { now, check })
    })
    return noted.ok ? answer(noted.value, context) : noted
  }),
}

/** Whether what stands as handed over says the same, by which a repetition is told from another word. */
const sameProof = ({ proof }: WishDoc, { text, photos }: Pick<Written, 'text' | 'photos'>): boolean =>
  proof?.text === text && sameFiles(proof.photos, photos)

export const deliver: HandlerFor<'wish.deliver'> = {
  joins: wishJoins,
  touches: wishTouches,
  run: onWish(async (wish, context) => {
    const { caller, input, now } = context
    const by = caller.personId
    const byStation = wish.state === 'stationFulfil' || wish.seats.holders.length === 0
    const event = byStation ? 'stationDeliver' : 'deliver'
    if (wish.version !== input.version) {
      const repeated = alreadyDone(wish, event, { by }) && sameProof(wish, input)
      return repeated ? answer(wish, context) : refuse('STALE')
    }
    const actors = byCaller(wish, caller)
    if (!byStation && !actors.actors.includes('helper')) return refuse('WISH_NOT_YOURS')
    const allowed = decideWish(wish, event, actors, { now })
    if (!allowed.ok) return refuse(allowed.error.code, allowed.error.details)
    if (input.photos.length > 0 && !input.facesAgreed) return refuse('WISH_FACES')
    const { text, photos } = input
    const replaces = wish.proof?.check.checkId ?? null
    const given = { part: 'proof', mark: `v${wish.version}`, text, photos, replaces }
    const { piece, check } = await pieceBy(caller, wish, given, now)
    const change = deliverWish(wish, event, piece, actors, { now, check })
    if (!change.ok) return refuse(change.error.code, change.error.details)
    return writeSeen(change.value, context)
  }),
}
