/** Owns the look at which registers have a line in a month at all: of most of them a quiet station has none. */
import type { RegisterKey } from '@/domain/registers/keys'
import type { Join } from '../platform/joins'
import { besideStation } from '../repositories/stations'
import { registers } from './index'
import type { Wanted } from './source'

/** Those among the registers that have a line, in the same order. One request for all of them. */
export async function filledAmong(keys: readonly RegisterKey[], of: Wanted): Promise<RegisterKey[]> {
  const looks = keys.map((key): [string, Join] => [
    key,
    { ...registers[key].place(of), limit: 1, fields: { _id: 1 } },
  ])
  const found = await besideStation(of.station._id, Object.fromEntries(looks))
  return keys.filter((key) => (found[key] ?? []).length > 0)
}
