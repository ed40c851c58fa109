/** Owns making the items that can follow a write: each names its kind and carries what its work needs. */
import type { FollowUp } from '@/domain/kernel/follow-ups'
import type { MessageDocument } from '@/domain/message/documents'
import type { CheckDocument } from '@/domain/moderation/documents'
import type { CreditFacts } from './bookings'
import type { FollowUpKind, PayloadOf } from './follow-up-kinds'

export type ItemOf<K extends FollowUpKind> = FollowUp<K, PayloadOf<K>>

/** One item. `id` must be unique in its document and the same whenever the same thing follows the same cause. */
export const followUp = <K extends FollowUpKind>(
  kind: K,
  id: string,
  at: number,
  payload: PayloadOf<K>,
): ItemOf<K> => ({ id, kind, at, payload })

/** Posts a message; named by the message's own id. */
export const letterOf = (message: MessageDocument): ItemOf<'letter'> =>
  followUp('letter', message._id, message.at, { message })

/** Books a credit; named by its account and source. */
export const creditOf = (facts: CreditFacts): ItemOf<'credit'> =>
  followUp('credit', `${facts.accountId}|${facts.sourceKey}`, facts.at, facts)

/** Writes the check of a piece and has it judged; named by the check's own id. */
export const checkOf = (check: CheckDocument): ItemOf<'check'> =>
  followUp('check', check._id, check.createdAt, { check })

/** Brings what a person holds in step with the person's standing; named by the version of the volunteer's case. */
export const standingOf = (personId: string, version: number, at: number): ItemOf<'standing'> =>
  followUp('standing', `standing|${version}`, at, { personId })
