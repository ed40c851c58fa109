/** Owns answering with a person's household as it stands, which is what every command of it answers. */
import type { Output } from '@/contract'
import type { AccountDocument } from '@/domain/account/account'
import type { HouseholdDocument } from '@/domain/household/documents'
import { type Caller, done, joinedAll, joinedOne, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { newestEntries, readHousehold } from '../../repositories/households'
import { householdPage } from '../../views/household'

type Page = Output<'household.open'>

const SHOWN = 10

/** One request for the entries of somebody who is in a household. */
export async function pageOf(
  { personId }: Caller,
  joined: Record<string, Doc[]>,
  now: number,
): Promise<Result<Page>> {
  const household = joinedOne<HouseholdDocument>(joined, 'household')
  const read = {
    personId,
    household,
    common: joinedOne<AccountDocument>(joined, 'householdAccount'),
    own: joinedOne<AccountDocument>(joined, 'account'),
    invitedTo: joinedAll<HouseholdDocument>(joined, 'invitedTo'),
    entries: household ? await newestEntries(household._id, SHOWN) : [],
  }
  return done(householdPage(read, now))
}

/** The page after a command. Two requests. */
export const pageNow = async (caller: Caller, now: number): Promise<Result<Page>> =>
  pageOf(caller, await readHousehold(caller.personId), now)
