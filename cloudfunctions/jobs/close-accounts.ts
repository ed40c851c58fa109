/** Owns what time does to accounts that are to close: each closes on its day, and then everything of it is gone through. */
import { appPages } from '@/domain/app-pages'
import { closingBlocks } from '@/domain/closing/rules'
import { ok } from '@/domain/kernel/errors'
import type { PersonDocument } from '@/domain/person/documents'
import {
  closeAccount,
  type ClosingDoc,
  findClosings,
  goOnErasing,
  putOff,
  readClosing,
} from '../api/repositories/closing'
import { messageItem } from '../api/repositories/items'
import { messageOf } from '../api/repositories/messages'
import { revisePerson } from '../api/repositories/people'
import type { Job } from './job'
import { isClosed } from './run-each'
import { sweep } from './sweep'

/** What has come up within the week is ended first: the account stays, and its owner is told why. */
async function letStay(person: PersonDocument, what: string, now: number): Promise<void> {
  const { _id: personId, stationId } = person
  const letter = messageOf('toDo', {
    ...{ personId, stationId, cause: ['closingStopped', person.closing?.dueAt ?? 0], at: now },
    params: { title: '账号没有注销', caption: `${what}。办好了可以再来注销。`, page: appPages.closing },
  })
  await revisePerson(person, now, (current) =>
    ok(current.closing ? { patch: { $set: { closing: null } }, items: [messageItem(letter)] } : null),
  )
}

/** Of one account so many pages are gone through in one run, so that the others have their turn. */
const PAGES = 60

/** What an alarm comes to: it closes the account, goes on where it was closed, or has rung in vain. */
async function ring(closing: ClosingDoc, now: number): Promise<number> {
  const facts = await readClosing(closing._id, now)
  if (facts?.person.closed) return goOnErasing(closing, now, PAGES, isClosed)
  const dueAt = facts?.person.closing?.dueAt
  if (!facts || dueAt === undefined || dueAt > now) {
    await putOff(closing._id, dueAt)
    return 1
  }
  const [block] = closingBlocks(facts)
  if (block) await letStay(facts.person, block.text, now)
  else await closeAccount(facts.person, now)
  return 1
}

export const closeAccounts: Job = {
  name: 'closeAccounts',
  ...sweep({
    collection: 'closings',
    where: (now) => ({ dueAt: { $lte: now } }),
    find: findClosings,
    work: ring,
  }),
}
