/** Owns reading and writing thanks: one document for each session and phone, under a derived id. */
import type { ThanksDocument } from '@/domain/activity/thanks'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { changeDoc, type Doc, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'

export const THANKS = 'thanks'
export type ThanksDoc = ThanksDocument & Doc

export const thanksIdOf = (sessionId: string, personId: string): string => `${sessionId}:${personId}`

export const findThanks = (id: string): Promise<ThanksDoc | null> => getDoc<ThanksDoc>(THANKS, id)

export const changeThanks = (id: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(THANKS, id, guard, patch)

/** What the caller has said, along with the caller. */
export const ownThanksJoin = (sessionId: string, personId: string): Join => ({
  from: THANKS,
  where: { _id: thanksIdOf(sessionId, personId) },
  limit: 1,
})

/** What was said about a session, the earliest first, without whose it is. */
export const allThanksJoin = (sessionId: string): Join => ({
  from: THANKS,
  where: { sessionId },
  order: { createdAt: 1 },
  limit: 500,
  fields: { form: 1, content: 1 },
})
