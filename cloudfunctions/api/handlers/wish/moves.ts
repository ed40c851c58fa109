/** Owns the moves of a wish: verifying, turning down, one or many, hanging it up, handing over, confirming, not yet; thanks. */
import type { ParsedInput } from '@/contract'
import { alreadyDone } from '@/domain/kernel/workflow'
import { sameFiles } from '@/domain/moderation/kept-files'
import { pointsFor, pointsRulesOf } from '@/domain/points/rules'
import { mayOpenWish } from '@/domain/wish/actors'
import { moveWish, notYetWish } from '@/domain/wish/changes'
import type { Given } from '@/domain/wish/effects'
import type { WishEvent } from '@/domain/wish/wish-flow'
import { foreign } from '../../access/station'
import { type Context, done, type HandlerFor, joinedAll, refuse } from '../../handler'
import { judge } from '../../repositories/checks'
import { withKin } from '../../repositories/people'
import { holidaysOf, withStation } from '../../repositories/stations'
import { wishesJoin, writeWish, type WishDoc } from '../../repositories/wishes'
import { homeOf } from '../../touched'
import { decideMany } from '../decide-many'
import { answer, byCaller, handIn, ofWish, stationIn, writeSeen } from './load-wish'

/** Whether this very request has been carried out before. */
function isRepeat(wish: WishDoc, event: ParsedInput<'wish.move'>['event'], by: string): boolean {
  const events: WishEvent[] = event === 'notYet' ? ['notYet', 'stationNotYet'] : [event]
  return events.some((one) => alreadyDone(wish, one, { by }))
}

/**
 * What helpers may be told of a maker's reason: all of it when the check of contents lets it pass, else nothing. What
 * the station turns a wish down for is its own word.
 */
async function tellable({ input, caller }: Context<'wish.move'>): Promise<string> {
  const { event, reason = '' } = input
  const isMakers = event === 'notYet' || event === 'withdraw'
  if (!isMakers || reason === '') return reason
  const { finding } = await judge(caller.person.openid, reason)
  return finding === 'pass' ? reason : ''
}

/** @param told what of the reason others may read */
function decideMove(wish: WishDoc, { caller, input, now, joined }: Context<'wish.move'>, told: string) {
  const { event, reason = '', how = '' } = input
  const by = byCaller(wish, caller)
  const given: Given = { now, reason, how, holidays: holidaysOf(stationIn(joined)), told }
  if (event === 'notYet') return notYetWish(wish, by, given)
  if (event !== 'confirm') return moveWish(wish, event, by, given)
  const { points, ruleId } = pointsFor('wish', pointsRulesOf(stationIn(joined)), now)
  return moveWish(wish, event, by, { ...given, pointsRuleId: ruleId }, { set: { points } })
}

export const move = ofWish<'wish.move'>(async (wish, context) => {
  const { caller, input } = context
  if (wish.version !== input.version) {
    return isRepeat(wish, input.event, caller.personId) ? answer(wish, context) : refuse('STALE')
  }
  // Judged before the check is asked for, because asking costs one of the service's answers.
  const allowed = decideMove(wish, context, '')
  if (!allowed.ok) return allowed
  return writeSeen(decideMove(wish, context, await tellable(context)), context)
})

export const deliver = ofWish<'wish.deliver'>((wish, context) => {
  const { caller, now } = context
  const { text, photos, facesAgreed } = context.input
  const { proof, seats, state, version, form } = wish
  const byStation = state === 'stationFulfil' || seats.holders.length === 0
  const helps = byCaller(wish, caller).actors.includes('helper')
  return handIn(wish, context, {
    event: byStation ? 'stationDeliver' : 'deliver',
    isSame: proof?.text === text && sameFiles(proof.photos, photos),
    first: () => (byStation || helps ? null : refuse('WISH_NOT_YOURS')),
    then: () => (photos.length > 0 && !facesAgreed ? refuse('WISH_FACES') : null),
    piece: {
      ...{ part: 'proof', mark: `v${version}`, title: `心愿「${form.title}」`, text },
      media: photos.map((fileId) => ({ fileId, kind: 'image' })),
      replaces: proof?.check.checkId ?? null,
    },
    set: (check) => ({ proof: { at: now, by: caller.personId, text, photos, check } }),
  })
})

export const thank = ofWish<'wish.thank'>((wish, context) => {
  const { caller, now } = context
  const { text, voice = null } = context.input
  const { thanks, version, form } = wish
  return handIn(wish, context, {
    event: 'thank',
    isSame: thanks?.text === text && sameFiles([thanks.voice?.fileId ?? ''], [voice?.fileId ?? '']),
    first: () => (text === '' && voice === null ? refuse('WISH_NO_WORDS') : null),
    piece: {
      ...{ part: 'thanks', mark: `v${version}`, title: `对「${form.title}」的感谢`, text },
      media: voice ? [{ fileId: voice.fileId, kind: 'voice' }] : [],
      replaces: thanks?.check.checkId ?? null,
    },
    set: (check) => ({ thanks: { at: now, by: caller.personId, text, photos: [], voice, check } }),
  })
})

/**
 * Turns several down with one reason, as somebody does who finds a desk full of the same. One request for all, and what
 * turning one down takes for each. Whoever may not decide about all of them decides about none; one that has moved or
 * gone is left, and the others are turned down.
 */
export const rejectMany: HandlerFor<'wish.rejectMany'> = {
  joins: ({ input }) => ({
    wishes: wishesJoin(input.wishes.map(({ id }) => id)),
    ...withStation,
    ...withKin,
  }),
  touches: ({ joined }) => {
    const wishes = joinedAll<WishDoc>(joined, 'wishes')
    return wishes.length > 0 ? { gridIds: wishes.flatMap(homeOf) } : null
  },
  run: async ({ caller, input, joined, now }) => {
    const wishes = joinedAll<WishDoc>(joined, 'wishes')
    const elsewhere = foreign(wishes, caller)
    if (elsewhere) return elsewhere
    const given = { now, reason: input.reason, holidays: holidaysOf(stationIn(joined)) }
    const decided = await decideMany(input.wishes, async ({ id, version }) => {
      const wish = wishes.find(({ _id }) => _id === id)
      if (!wish || !mayOpenWish(wish, caller)) return refuse('NOT_FOUND')
      if (wish.version !== version)
        return alreadyDone(wish, 'reject', { by: caller.personId }) ? done(null) : refuse('STALE')
      const change = moveWish(wish, 'reject', byCaller(wish, caller), given)
      if (!change.ok) return change
      return (await writeWish(change.value, now)) ? done(null) : refuse('STALE')
    })
    return done(decided)
  },
}
