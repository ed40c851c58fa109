/** Owns the ledger of a station's hours for those who check them: every record with its proof, or one person's with the totals. */
import type { AccountDocument } from '@/domain/account/account'
import type { PersonDocument } from '@/domain/person/documents'
import { idsOf } from '@/domain/person/merged'
import { maskName } from '@/domain/person/mask'
import type { Output } from '@/contract'
import { type Caller, type Context, done, type Handler, joinedOne, refuse, type Result } from '../../handler'
import { inPages } from '../../kernel/paging'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { accountJoin } from '../../repositories/accounts'
import { findRecords, RECORDS, type RecordDoc } from '../../repositories/service-records'
import { ledgerLine } from '../../views/record'
import { rowsOf } from '../../views/rows'
import { foreign } from '../../access/station'
import { nameFor, nameOf } from '@/domain/person/name-of'
import { isStaff } from '@/domain/person/roles'

/** Lines of a page of the screen. */
const PAGE = 40

function totalsOf(person: PersonDocument, account: AccountDocument | null, caller: Caller) {
  const { provedMinutes = 0, addedMinutes = 0, points = 0 } = account?.balances ?? {}
  const name = isStaff(caller) ? nameOf(person) : maskName(nameOf(person))
  return { name, provedMinutes, addedMinutes, points }
}

const personJoins = (personId: string): Record<string, Join> => ({
  person: {
    from: 'people',
    where: { _id: personId },
    limit: 1,
    fields: { stationId: 1, realName: 1, nickname: 1, former: 1 },
  },
  account: accountJoin(personId),
})

/** A page of so many lines, the newest day first. One request besides the caller; with words one more. */
export async function readLedger(
  { caller, input, joined, now }: Context<'hours.records'>,
  size: number,
): Promise<Result<Output<'hours.records'>>> {
  const { month, personId } = input
  const person = personId === undefined ? null : joinedOne<PersonDocument & Doc>(joined, 'person')
  if (personId !== undefined && !person) return refuse('NOT_FOUND')
  const elsewhere = foreign([person], caller)
  if (elsewhere) return elsewhere
  const where = {
    stationId: caller.stationId,
    ...(person === null ? {} : { personId: { $in: idsOf(person) } }),
    ...(month ? { day: { $gte: `${month}-01`, $lte: `${month}-31` } } : {}),
  }
  const { shown, next } = await inPages<RecordDoc>(size, ['day', 'desc', 'day']).read(
    findRecords,
    where,
    input.cursor,
    {
      ...{ text: input.text, in: RECORDS, fields: ['name', 'title', 'placeName', 'organiserName'] },
      says: ({ name, title, placeName, organiserName }: RecordDoc) => [
        ...[nameFor(name, caller), title, placeName, organiserName],
      ],
    },
  )
  const account = joinedOne<AccountDocument & Doc>(joined, 'account')
  return done({
    person: person && totalsOf(person, account, caller),
    items: rowsOf(shown, (record) => ledgerLine(record, caller)),
    next,
    serverNow: now,
  })
}

/** Two requests: the caller with the person and the account, then the records; with words one more. */
export const records: Handler<'hours.records'> = {
  joins: ({ input }) => (input.personId === undefined ? {} : personJoins(input.personId)),
  run: (context) => readLedger(context, PAGE),
}
