/** Owns the ledger of a station's hours for those who check them: every record with its proof, or one person's with the totals. */
import type { AccountDocument } from '@/domain/account/account'
import type { PersonDocument } from '@/domain/person/documents'
import { maskName } from '@/domain/person/mask'
import { type Caller, done, type Handler, joinedOne, refuse } from '../../handler'
import type { Doc, Join } from '../../platform/cloud'
import { accountJoin } from '../../repositories/accounts'
import { findRecords } from '../../repositories/service-records'
import { mayReadNames } from '../../views/attendance'
import { ledgerLine, nameOf } from '../../views/record'
import { rowsOf } from '../../views/rows'

const PAGE = 40

/** Where a page ended: its last day, and the record of that day. */
function beforeMark(cursor: string | undefined) {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})\.([A-Za-z0-9_:-]{1,64})$/.exec(cursor ?? '') ?? []
  return day && id ? { day, id } : null
}

/** The days to look at: those of the month, none after the mark. */
function daysOf(month: string | undefined, mark: { day: string } | null) {
  const last = mark?.day ?? (month && `${month}-31`)
  const days = { ...(month ? { $gte: `${month}-01` } : {}), ...(last ? { $lte: last } : {}) }
  return Object.keys(days).length > 0 ? { day: days } : {}
}

function totalsOf(person: PersonDocument, account: AccountDocument | null, caller: Caller) {
  const { provedMinutes = 0, addedMinutes = 0, points = 0 } = account?.balances ?? {}
  const name = mayReadNames(caller) ? nameOf(person) : maskName(nameOf(person))
  return { name, provedMinutes, addedMinutes, points }
}

const personJoins = (personId: string): Record<string, Join> => ({
  person: {
    from: 'people',
    where: { _id: personId },
    limit: 1,
    fields: { stationId: 1, realName: 1, nickname: 1 },
  },
  account: accountJoin(personId),
})

/** Two requests: the caller with the person and the account, then the records, the newest day first. */
export const records: Handler<'hours.records'> = {
  joins: ({ input }) => (input.personId === undefined ? {} : personJoins(input.personId)),
  run: async ({ caller, input, joined, now }) => {
    const { month, personId, cursor } = input
    const person = personId === undefined ? null : joinedOne<PersonDocument & Doc>(joined, 'person')
    if (personId !== undefined && !person) return refuse('NOT_FOUND')
    if (person && person.stationId !== caller.stationId) return refuse('OTHER_STATION')
    const mark = beforeMark(cursor)
    const where = {
      stationId: caller.stationId,
      ...(personId === undefined ? {} : { personId }),
      ...daysOf(month, mark),
      ...(mark ? { $or: [{ day: { $lt: mark.day } }, { day: mark.day, _id: { $lt: mark.id } }] } : {}),
    }
    const order: [string, 'asc' | 'desc'][] = [
      ['day', 'desc'],
      ['_id', 'desc'],
    ]
    const found = await findRecords(where, { order, limit: PAGE + 1 })
    const page = found.slice(0, PAGE)
    const last = page[page.length - 1]
    const account = joinedOne<AccountDocument & Doc>(joined, 'account')
    return done({
      person: person && totalsOf(person, account, caller),
      items: rowsOf(page, (record) => ledgerLine(record, caller)),
      next: found.length > PAGE && last ? `${last.day}.${last._id}` : null,
      serverNow: now,
    })
  },
}
