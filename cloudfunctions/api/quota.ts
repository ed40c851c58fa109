/** Owns counting what a caller does: refused once the day's measure of a kind is full. */
import type { CommandDefinition } from '@/contract/define-actions'
import { dayOf } from '@/domain/kernel/clock'
import { countOf, countOne, isCounted, type Limit } from '@/domain/kernel/quota'
import { ORGANISERS, holds } from '@/domain/person/roles'
import { refuse, type Caller, type Rejected } from './handler'
import { changePerson, findPerson } from './repositories/people'

const full = (most: number): Rejected => refuse('TOO_MANY_TODAY', { most })

/** Counts of this instance for one day; they end with it. */
let instance: { day: string; counts: Map<string, number> } = { day: '', counts: new Map() }
/** More people than this on one instance and day are strangers; the counts begin anew. */
const MOST_COUNTED = 20_000

function countHere(caller: Caller, kind: string, most: number, now: number): Rejected | null {
  const day = dayOf(now)
  if (instance.day !== day || instance.counts.size > MOST_COUNTED) instance = { day, counts: new Map() }
  const key = `${caller.personId} ${kind}`
  const count = instance.counts.get(key) ?? 0
  if (count >= most) return full(most)
  instance.counts.set(key, count + 1)
  return null
}

const ROUNDS = 3

async function countKept(caller: Caller, limit: Limit, most: number, key: string, now: number) {
  let { quota } = caller.person
  for (let round = 0; round < ROUNDS; round++) {
    if (isCounted(quota, key)) return null
    if (countOf(quota, limit.kind, now) >= most) return full(most)
    const { guard, patch } = countOne(quota, { kind: limit.kind, most, key, now })
    if (await changePerson(caller.personId, guard, patch)) return null
    quota = (await findPerson(caller.personId))?.quota
  }
  return full(most)
}

/**
 * Counts one command of a caller. One request for kinds that are kept, none for the others; a few more when many calls
 * of the same person meet. @returns the refusal, or null when the command may go on
 */
export async function counted(
  { limit }: Pick<CommandDefinition, 'limit'>,
  caller: Caller,
  requestKey: string,
  now: number,
): Promise<Rejected | null> {
  const most = holds(ORGANISERS, caller) ? limit.atDesk : limit.perDay
  return limit.counted === 'instance'
    ? countHere(caller, limit.kind, most, now)
    : countKept(caller, limit, most, requestKey, now)
}
