/** Owns the plain moves of a wish: verifying, turning down, hanging it up, confirming, not yet, withdrawing; and thanks. */
import type { ParsedInput } from '@/contract'
import { appPages } from '@/domain/app-pages'
import { alreadyDone } from '@/domain/kernel/workflow'
import { sameFiles } from '@/domain/moderation/kept-files'
import { pieceOf } from '@/domain/moderation/pieces'
import { pointsForWish, pointsRulesOf } from '@/domain/points/rules'
import { decideWish, moveWish, notYetWish, type Given } from '@/domain/wish/wish-changes'
import type { WishEvent } from '@/domain/wish/wish-flow'
import { refuse, type Context, type HandlerFor } from '../../handler'
import { judge, newCheck } from '../../repositories/checks'
import { holidaysOf } from '../../repositories/stations'
import type { WishDoc } from '../../repositories/wishes'
import { answer, byCaller, ownName, stationIn, wishJoins, wishTouches, writeSeen, onWish } from './the-wish'

type Event = ParsedInput<'wish.move'>['event']

/** Whether this very request has been carried out before. */
function isRepeat(wish: WishDoc, event: Event, by: string): boolean {
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
function decideMove(wish: WishDoc, context: Context<'wish.move'>, told: string) {
  const { caller, input, now } = context
  const { event, reason = '', how = '' } = input
  const by = byCaller(wish, caller)
  const given: Given = { now, reason, how, holidays: holidaysOf(stationIn(context.joined)), told }
  if (event === 'notYet') return notYetWish(wish, by, given)
  if (event === 'confirm') {
    const { points, ruleId } = pointsForWish(pointsRulesOf(stationIn(context.joined)), now)
    return moveWish(wish, event, by, { ...given, pointsRuleId: ruleId }, { set: { points } })
  }
  return moveWish(wish, event, by, given)
}

export const move: HandlerFor<'wish.move'> = {
  joins: wishJoins,
  touches: wishTouches,
  run: onWish(async (wish, context) => {
    const { caller, input } = context
    if (wish.version !== input.version) {
      return isRepeat(wish, input.event, caller.personId) ? answer(wish, context) : refuse('STALE')
    }
    // Judged before the check is asked for, because asking costs one of the service's answers.
    const allowed = decideMove(wish, context, '')
    if (!allowed.ok) return refuse(allowed.error.code, allowed.error.details)
    const wanted = decideMove(wish, context, await tellable(context))
    if (!wanted.ok) return refuse(wanted.error.code, wanted.error.details)
    return writeSeen(wanted.value, context)
  }),
}

export const thank: HandlerFor<'wish.thank'> = {
  joins: wishJoins,
  touches: wishTouches,
  run: onWish(async (wish, context) => {
    const { caller, input, now } = context
    const by = caller.personId
    if (wish.version !== input.version) {
      const { thanks } = wish
      const files = [thanks?.voice?.fileId ?? '', input.voice?.fileId ?? '']
      const same = thanks?.text === input.text && sameFiles(files.slice(0, 1), files.slice(1))
      return same && alreadyDone(wish, 'thank', { by }) ? answer(wish, context) : refuse('STALE')
    }
    const { text } = input
    const voice = input.voice ?? null
    if (text === '' && voice === null) return refuse('WISH_NO_WORDS')
    const actors = byCaller(wish, caller)
    const allowed = decideWish(wish, 'thank', actors, { now })
    if (!allowed.ok) return refuse(allowed.error.code, allowed.error.details)
    const check = await newCheck({
      subject: { kind: 'wish', id: wish._id, part: 'thanks' },
      author: {
        personId: by,
        stationId: caller.stationId,
        openid: caller.person.openid,
        name: ownName(caller),
      },
      title: `对「${wish.form.title}」的感谢`,
      page: appPages.wish(wish._id),
      text,
      media: voice ? [{ fileId: voice.fileId, kind: 'voice' as const }] : [],
      mark: `v${wish.version}`,
      replaces: wish.thanks?.check.checkId ?? null,
      now,
    })
    const thanks = { at: now, by, text, photos: [], voice, check: pieceOf(check) }
    const change = moveWish(wish, 'thank', actors, { now, check }, { set: { thanks } })
    if (!change.ok) return refuse(change.error.code, change.error.details)
    return writeSeen(change.value, context)
  }),
}
