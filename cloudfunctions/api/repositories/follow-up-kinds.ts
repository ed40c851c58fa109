/**
 * Owns the list of what can follow a write, with the work of each kind.
 *
 * A new kind is one line in `kinds`: a function that does its work under ids derived from the payload or guarded by
 * what it finds, so that doing it again, or twice at the same moment, changes nothing more. It may throw; the job then
 * comes back later.
 */
import type { FollowUp, FollowUpContext, FollowUpWork } from './follow-up-work'
import type { MessageDocument } from '@/domain/message/documents'
import { bookOnce, type CreditFacts } from './bookings'
import { askCheck, carryVerdict, check, countHistory, replaceCheck } from './check-follow-ups'
import { postMessages } from './messages'
import { tellReaders } from './notice-readers'
import { standing } from './standing'
import {
  capturePoints,
  giveBackPrize,
  handOutPrize,
  refundPoints,
  releasePoints,
  restockPrize,
} from './store-follow-ups'

/** Posts a message to the outbox; its id follows from its cause, so one that is there stays as it is. */
const letter: FollowUpWork<{ message: MessageDocument }> = ({ message }) => postMessages([message])

/** Books an entry on an account; its source stands on the account at most once. */
const credit: FollowUpWork<CreditFacts> = (facts) => bookOnce(facts)

const kinds = {
  letter,
  credit,
  check,
  askCheck,
  carryVerdict,
  countHistory,
  replaceCheck,
  capturePoints,
  releasePoints,
  refundPoints,
  handOutPrize,
  giveBackPrize,
  restockPrize,
  standing,
  tellReaders,
}

export type FollowUpKind = keyof typeof kinds
export type PayloadOf<K extends FollowUpKind> = Parameters<(typeof kinds)[K]>[0]

/** Does one item. @throws when its work fails, or when no work is known for its kind */
export async function doItem(item: FollowUp, context: FollowUpContext): Promise<void> {
  const work = kinds[item.kind as FollowUpKind] as FollowUpWork<unknown> | undefined
  if (!work) throw new Error(`no work is known for a follow-up ${item.kind}`)
  await work(item.payload, context)
}
