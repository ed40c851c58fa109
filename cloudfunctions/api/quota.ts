/** Owns counting what a caller does: refused once the day's measure of a kind is full, or of everything together. */
import type { CommandDefinition } from '@/contract/define-actions'
import { mostCalls } from '@/contract/limits'
import { dayCounts } from '@/domain/kernel/day-counts'
import { countOf, countOne, isCounted, type Limit } from '@/domain/kernel/quota'
import { ORGANISERS, holds } from '@/domain/person/roles'
import { refuse, type Caller, type Rejected } from './handler'
import { changePerson, findPerson } from './repositories/people'

const full = (most: number): Rejected => refuse('TOO_MANY_TODAY', { most })

/** More names than this on one instance and day are strangers. */
const MOST_COUNTED = 20_000
const here = dayCounts(MOST_COUNTED)
const calls = dayCounts(MOST_COUNTED)

/** Whether a phone has asked so often on this day, whatever it asked for, that nothing is looked up for it. No request. */
export const floodOf = (openid: string, now: number): Rejected | null =>
  calls.count(openid, mostCalls, now) ? null : full(mostCalls)

const countHere = (caller: Caller, kind: string, most: number, now: number): Rejected | null =>
  here.count(`${caller.personId} ${kind}`, most, now) ? null : full(most)

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
