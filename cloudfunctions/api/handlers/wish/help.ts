/** Owns helping: claiming a wish or standing by for it, leaving it to the next, asking for the number, saying how it goes. */
import { maskName } from '@/domain/person/mask'
import { residentName } from '@/domain/person/name-of'
import { isShown, pieceOf } from '@/domain/moderation/moderated-content'
import { isHelping, isMaker, isOfKin, mayHaveToCall, standingWith, type Viewer } from '@/domain/wish/actors'
import { addNote, claimWish, decideWish, endHelp, standBy, stepAside } from '@/domain/wish/changes'
import type { WishDocument } from '@/domain/wish/documents'
import { rowsFrom } from '@/domain/kernel/workflow'
import { wishFlow } from '@/domain/wish/wish-flow'
import { wishRulesAt } from '@/domain/wish/rules'
import { done, refuse, type Caller, type Rejected, type Result } from '../../handler'
import { BusyError } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import { reveal } from '../../repositories/phone-access-log'
import { findWish, writeWish, type WishDoc } from '../../repositories/wishes'
import { answer, byCaller, changeWish, checkBy, ofWish } from './load-wish'

const MOST_ROUNDS = 6

/** Why nobody could help now, whoever it is. */
function refusalOf(wish: WishDoc, caller: Caller): Rejected | null {
  if (isMaker(wish, caller.personId) || isOfKin(wish, caller)) return refuse('WISH_OWN')
  return rowsFrom(wishFlow, wish.state, 'claim').length > 0 ? null : refuse('WISH_CLOSED')
}

/** One try: a seat if one is free, a place in the line if not. Null when somebody else was quicker. */
async function tryToHelp(wish: WishDoc, caller: Caller, now: number): Promise<Result<WishDoc> | null> {
  const helper = { ...byCaller(wish, caller), name: maskName(residentName(caller.person)) }
  const seatLeft = wish.seats.free > 0 && wish.seats.queue.length === 0
  if (seatLeft) {
    const claim = claimWish(wish, helper, { now })
    if (!claim.ok) return claim
    // What refuses it refuses standing by as well, which says why.
    const written = await writeWish(claim.value, now, 'unlooked')
    if (written) return done(written)
  }
  // Whoever has just lost the last seat stands in line without looking again.
  const waiting = standBy(wish, helper, { now })
  if (!waiting.ok) return waiting
  if (!(await writeWish(waiting.value, now))) return null
  // Only the wish itself knows how many came first.
  const fresh = await findWish(wish._id)
  return fresh ? done(fresh) : refuse('NOT_FOUND')
}

export const claim = ofWish<'wish.claim'>(async (read, context) => {
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
})

export const leave = ofWish<'wish.leave'>((read, context) => {
  const { caller, input, now } = context
  const by = caller.personId
  return changeWish(read, context, (wish) => {
    const { is } = standingWith(wish, by)
    if (is === 'waiting') return done(stepAside(wish, by))
    // Gone is gone: whoever asks again has what was asked for.
    if (is !== 'holder') return done(null)
    return endHelp(wish, by, { personId: by, actors: ['helper'] }, { now, reason: input.reason ?? '' })
  })
})

/** Why a helper's word is not taken now. */
function noteRefusal(wish: WishDoc, caller: Caller, now: number): Rejected | null {
  const most = wishRulesAt(now).mostNotes
  const by = byCaller(wish, caller)
  if (!by.actors.includes('helper')) return refuse('WISH_NOT_YOURS')
  const move = decideWish(wish, 'note', by, { now })
  if (!move.ok) return move
  return wish.notes.length >= most ? refuse('WISH_NOTES_FULL', { most }) : null
}

export const note = ofWish<'wish.note'>(async (read, context) => {
  const { caller, input, requestKey, now } = context
  const noteId = derivedId('n', caller.personId, requestKey)
  const isWritten = (wish: WishDoc): boolean => wish.notes.some((one) => one.noteId === noteId)
  if (isWritten(read)) return answer(read, context)
  const refused = noteRefusal(read, caller, now)
  if (refused) return refused
  const { text, photos } = input
  const check = await checkBy(caller, read._id, {
    ...{ part: `note:${noteId}`, mark: noteId, title: `心愿「${read.form.title}」`, text, now },
    media: photos.map((fileId) => ({ fileId, kind: 'image' })),
  })
  const written = { noteId, at: now, by: caller.personId, text, photos, check: pieceOf(check) }
  return changeWish(read, context, (wish) => {
    if (isWritten(wish)) return done(null)
    return noteRefusal(wish, caller, now) ?? addNote(wish, written, byCaller(wish, caller), { now, check })
  })
})

/** What keeps the number from a neighbour, who has to help and to have said how. */
function numberRefusal(wish: WishDocument, viewer: Viewer) {
  if (!isHelping(wish, viewer)) return 'WISH_NOT_YOURS'
  if (!standingWith(wish, viewer.personId).hasPlan) return 'WISH_PLAN_FIRST'
  return wish.form.sharePhone ? null : 'WISH_NO_PHONE'
}

/** A wisher's number, for who helps, after a word on when and how, or for the station; never without writing it down. */
export const contact = ofWish<'wish.contact'>(async (wish, { caller, now }) => {
  const ofStation = mayHaveToCall(wish, caller)
  const refusal = ofStation ? null : numberRefusal(wish, caller)
  if (refusal) return refuse(refusal)
  const phone = await reveal({
    ...{ stationId: wish.stationId, caseKind: 'wish', caseId: wish._id },
    ...{ personId: wish.ownerId, viewerId: caller.personId, now },
    reason: ofStation ? `为「${wish.form.title}」的事找您` : `帮「${wish.form.title}」的街坊联系您`,
  })
  if (phone === null) return refuse('WISH_NO_PHONE')
  return done({ calling: wish.calling, phone, place: isShown(wish.body) ? wish.form.place : '' })
})
