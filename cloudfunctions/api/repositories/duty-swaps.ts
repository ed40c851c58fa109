/** Owns reading and writing swaps of duty, and what people are told of them. */
import { appPages } from '@/domain/app-pages'
import { type DutySwapDocument, dutySwapFlow, type SwapActor, type SwapEvent } from '@/domain/duty/swap'
import { type Decision, ok } from '@/domain/kernel/errors'
import { type Guard, setting, together } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { decide, type Move, moved, transitionPatch, type WorkflowCode } from '@/domain/kernel/workflow'
import { maskName } from '@/domain/person/mask'
import { spanWord } from '@/domain/words/moments'
import { writeChange } from '../kernel/move-case'
import { type Doc, findDocs, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { itemKinds, messageItem } from './items'
import { messageOf } from './messages'

export const DUTY_SWAPS = 'dutySwaps'
export type DutySwapDoc = DutySwapDocument & Doc

/** Of one turn so many are shown to somebody. */
const SHOWN = 10

export const findSwap = (swapId: string): Promise<DutySwapDoc | null> =>
  getDoc<DutySwapDoc>(DUTY_SWAPS, swapId)

export const swapJoin = (swapId: string): Join => ({ from: DUTY_SWAPS, where: { _id: swapId }, limit: 1 })

/** What is asked about a turn by somebody or of somebody, the latest first, along with the caller. */
export const swapsJoin = (sessionId: string, personId: string): Join => ({
  from: DUTY_SWAPS,
  where: {
    sessionIds: sessionId,
    $or: [{ askerId: personId }, { otherId: personId }, { placedBy: personId }],
  },
  order: { createdAt: -1 },
  limit: SHOWN,
})

/** What somebody asks that has no answer yet. */
export const openSwapsJoin = (askerId: string): Join => ({
  from: DUTY_SWAPS,
  where: { askerId, state: 'asked' },
  limit: SHOWN,
  fields: { state: 1 },
})

export const findDueSwaps = (where: Guard, limit: number): Promise<DutySwapDoc[]> =>
  findDocs<DutySwapDoc>(DUTY_SWAPS, where, { limit, order: [['dueAt', 'asc']] })

/** That the seats of the turns change hands as was agreed, or are given back. */
const placesItem = (way: 'there' | 'back', now: number): OutboxItem =>
  itemKinds.swapPlaces.item(`places|${way}`, now, { way })

/** What each of the two is told of a step; nothing of what that person has just done. */
function newsOf(swap: DutySwapDocument, event: SwapEvent, now: number) {
  const { askerName, otherName, title, turns } = swap
  const [turn, inReturn] = turns
  const whenOf = (one: typeof turn) => (one ? spanWord(one.startAt, one.endAt, now) : '')
  const when = whenOf(turn)
  const [asker, other] = [maskName(askerName), maskName(otherName)]
  const back = inReturn ? `，换您 ${whenOf(inReturn)} 那一班` : ''
  const placed = swap.placedBy !== null
  const news: Partial<Record<SwapEvent, { asker?: string; other?: string; title: string }>> = {
    ask: { title: '有人请您接一班', other: `${asker}请您接 ${when} 的「${title}」${back}。点开答复。` },
    decline: { title: '换班有答复了', asker: `${other}来不了 ${when} 的「${title}」，这一班还是您的。` },
    lapse: { title: '换班没有等到答复', asker: `${when} 的「${title}」还是您的班；来不了，请打站里的电话。` },
    settle: {
      title: '换班换好了',
      asker: `${when} 的「${title}」由${other}来${inReturn ? `，您来 ${whenOf(inReturn)} 那一班` : ''}。`,
      ...(placed && { other: `站里请您来 ${when} 的「${title}」。来不了，请打站里的电话。` }),
    },
    fail: {
      title: '换班没有换成',
      // Whoever was to be put there or out has heard of nothing yet.
      ...(!placed && { asker: `${when} 的「${title}」刚刚有了变化，没有换成。` }),
    },
    undo: {
      title: '换班撤销了',
      asker: `${when} 的「${title}」又是您的班了。`,
      ...(placed && { other: `${when} 的「${title}」不用您来了。` }),
    },
  }
  return news[event]
}

function lettersOf(swap: DutySwapDocument, event: SwapEvent, now: number): OutboxItem[] {
  const { _id, stationId, askerId, otherId, version, sessionIds } = swap
  const told = newsOf(swap, event, now)
  if (!told) return []
  const { title } = told
  const page = appPages.session(sessionIds[0] ?? '')
  const letter = (personId: string, caption: string | undefined): OutboxItem[] =>
    caption === undefined
      ? []
      : [
          messageItem(
            messageOf('toDo', {
              ...{ personId, stationId, cause: [_id, version, event], at: now },
              params: { title, caption, page },
            }),
          ),
        ]
  return [...letter(askerId, told.asker), ...letter(otherId, told.other)]
}

/** What a step notes to be done after it. */
const followsOf = (swap: DutySwapDocument, event: SwapEvent, now: number): OutboxItem[] => {
  const places =
    event === 'agree' || event === 'place'
      ? [placesItem('there', now)]
      : event === 'fail' || event === 'undo'
        ? [placesItem('back', now)]
        : []
  return [...places, ...lettersOf(swap, event, now)]
}

interface Attempted {
  by: string
  roles: readonly SwapActor[]
  now: number
}

type SwapCode = 'DUTY_SWAP_LATE' | 'ALREADY_STARTED' | 'DUTY_UNDO_OVER' | WorkflowCode

/** A step of a swap, decided: how it then stands, and what follows. */
export function decideSwap(
  swap: DutySwapDocument,
  event: SwapEvent,
  { by, roles, now }: Attempted,
): Decision<
  { after: DutySwapDocument; move: Move<DutySwapDocument['state']>; items: OutboxItem[] },
  SwapCode
> {
  const { turns, agreedAt } = swap
  const move = decide(dutySwapFlow, swap, event, { by, roles, at: now, facts: { now, turns, agreedAt } })
  if (!move.ok) return move
  const isAgreed = event === 'agree' || event === 'place'
  const after = { ...moved(swap, move.value), ...(isAgreed && { agreedAt: now }) }
  return ok({ after, move: move.value, items: followsOf(after, event, now) })
}

/**
 * Moves a swap as it was read, with what follows. One request and those of the items.
 * @returns how it stands, or null when somebody else was quicker
 */
export async function moveSwap(
  swap: DutySwapDocument,
  event: SwapEvent,
  attempted: Attempted,
): Promise<Decision<DutySwapDocument | null, SwapCode>> {
  const decided = decideSwap(swap, event, attempted)
  if (!decided.ok) return decided
  const { after, move, items } = decided.value
  const { agreedAt } = after
  const update = together(transitionPatch(swap, move), setting({ agreedAt }))
  const written = await writeChange(DUTY_SWAPS, swap._id, { update, items }, attempted.now)
  return ok(written ? after : null)
}
