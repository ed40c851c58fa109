/** Owns the look at which registers have a line in a month at all: of most of them a quiet station has none. */
import type { RegisterKey } from '@/domain/registers/keys'
import type { Join } from '../platform/joins'
import { isSummedIn, summedJoin } from '../repositories/points'
import { besideStation } from '../repositories/stations'
import { registers } from './index'
import type { Wanted } from './source'

/** What there is to read in a month. */
interface Look {
  /** Those among the registers that have a line, in the same order. */
  filled: RegisterKey[]
  /** Whether its points are summed up. */
  isSummed: boolean
}

/** One request for all of them. */
export async function lookInto(keys: readonly RegisterKey[], of: Wanted): Promise<Look> {
  const looks = keys.map((key): [string, Join] => [
    key,
    { ...registers[key].place(of), limit: 1, fields: { _id: 1 } },
  ])
  const found = await besideStation(of.station._id, {
    ...Object.fromEntries(looks),
    ...summedJoin(of.month),
  })
  return { filled: keys.filter((key) => (found[key] ?? []).length > 0), isSummed: isSummedIn(found) }
}
