/** Owns answering with a person's household as it stands, which is what every command of it answers. */
import type { Output } from '@/contract'
import type { AccountDocument } from '@/domain/account/account'
import type { HouseholdDocument } from '@/domain/household/documents'
import { type Caller, done, joinedAll, joinedOne, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { EntryDoc } from '../../repositories/accounts'
import { NEWEST_SHOWN, readHousehold } from '../../repositories/households'
import { withUnwritten } from '../../views/entries'
import { householdPage } from '../../views/household'

export type Page = Output<'household.open'>

/** The page, of what `householdJoins` has read. */
export function pageOf({ personId }: Caller, joined: Record<string, Doc[]>, now: number): Result<Page> {
  const common = joinedOne<AccountDocument>(joined, 'householdAccount')
  const read = {
    personId,
    household: joinedOne<HouseholdDocument>(joined, 'household'),
    common,
    own: joinedOne<AccountDocument>(joined, 'account'),
    invitedTo: joinedAll<HouseholdDocument>(joined, 'invitedTo'),
    entries: withUnwritten(joinedAll<EntryDoc>(joined, 'newest'), common).slice(0, NEWEST_SHOWN),
  }
  return done(householdPage(read, now))
}

/** The page after a command. One request. */
export const pageNow = async (caller: Caller, now: number): Promise<Result<Page>> =>
  pageOf(caller, await readHousehold(caller.personId), now)
