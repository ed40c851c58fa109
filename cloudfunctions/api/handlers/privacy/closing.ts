/** Owns asking for the own account to be closed, and taking that back. */
import type { Output } from '@/contract'
import { appPages } from '@/domain/app-pages'
import { CLOSING_DAYS, closingBlocks } from '@/domain/closing/rules'
import { DAY } from '@/domain/kernel/clock'
import { ok } from '@/domain/kernel/errors'
import type { PersonDocument } from '@/domain/person/documents'
import { dateWord } from '@/domain/words/moments'
import { type Context, done, type Handler, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { closingFacts, closingJoins, setAlarm } from '../../repositories/closing'
import { messageItem } from '../../repositories/items'
import { messageOf } from '../../repositories/messages'
import { revisePerson } from '../../repositories/people'

type Closing = Output<'privacy.closing'>

const joins = ({ personId, now }: { personId: string; now: number }) => closingJoins(personId, now)

function standing(person: PersonDocument, joined: Record<string, Doc[]>, now: number): Closing {
  const facts = closingFacts(person, joined, now)
  return {
    closesAt: person.closing?.dueAt ?? null,
    blocks: closingBlocks(facts),
    points: facts.account.balances.points,
    days: CLOSING_DAYS,
  }
}

/** One request. */
export const closing: Handler<'privacy.closing'> = {
  joins,
  run: ({ caller, joined, now }) => Promise.resolve(done(standing(caller.person, joined, now))),
}

/** Three requests and the message. Whoever has asked already is answered the same day. */
export const close: Handler<'privacy.close'> = {
  joins,
  run: async ({ caller, joined, now }: Context<'privacy.close'>) => {
    const { person } = caller
    const [block] = closingBlocks(closingFacts(person, joined, now))
    if (block && !person.closing) return refuse('CLOSING_BLOCKED', { what: block.text })
    const dueAt = now + CLOSING_DAYS * DAY
    if (!person.closing) await setAlarm(person, now, dueAt)
    const revised = await revisePerson(person, now, (current) => {
      if (current.closing) return ok(null)
      const { _id: personId, stationId } = current
      const letter = messageOf('toDo', {
        ...{ personId, stationId, cause: ['closing', now], at: now },
        params: {
          title: `账号 ${dateWord(dueAt, now)}注销`,
          caption: `不是您自己点的，或者改主意了，在那以前点开撤回，什么都还在。`,
          page: appPages.closing,
        },
      })
      return ok({ patch: { $set: { closing: { askedAt: now, dueAt } } }, items: [messageItem(letter)] })
    })
    return revised.ok ? done(standing(revised.value, joined, now)) : revised
  },
}

/** One request. */
export const stay: Handler<'privacy.stay'> = {
  joins,
  run: async ({ caller, joined, now }) => {
    const revised = await revisePerson(caller.person, now, (current) =>
      ok(current.closing ? { patch: { $set: { closing: null } } } : null),
    )
    return revised.ok ? done(standing(revised.value, joined, now)) : revised
  },
}
