/** Owns reading and writing how much of what partners give each month is drawn. */
import {
  type AllyMonthDocument,
  allyMonthId,
  comparing,
  drawing,
  givingBack,
  newAllyMonth,
  unsureIn,
} from '@/domain/agreement/month'
import { giftIn, inForce } from '@/domain/agreement/gives'
import { markOf } from '@/domain/case/alike'
import type { Draw } from '@/domain/case/documents'
import { caseKinds } from '@/domain/case-kinds'
import { type Decision, invariant, ok, reject } from '@/domain/kernel/errors'
import type { Guard } from '@/domain/kernel/guarded-update'
import { addDoc, BusyError, changeDoc, type Doc, findDocs, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { type CaseDoc, casesOf } from './cases'

export const ALLY_MONTHS = 'allyMonths'
type AllyMonthDoc = AllyMonthDocument & Doc

const { agreement, order } = caseKinds

/** So many agreements of a station are in force at once, as lists of what they give show them. */
const MOST_GIFTS = 60

/** The agreements in force of the caller's station that give something each month; of one partner where that is said. */
export const giftsJoin = (partnerId?: string): Join => ({
  ...{ from: casesOf(agreement), sameIn: 'stationId', order: { movedAt: -1 }, limit: MOST_GIFTS },
  where: {
    ...{ kind: agreement.name, state: { $in: [...inForce] }, 'form.monthly': { $gt: 0 } },
    ...(partnerId !== undefined && { marks: markOf(agreement, { spot: partnerId }) }),
  },
  fields: { form: 1, called: 1, state: 1, stationId: 1 },
})

/** The months of these agreements, by their ids. One request; none for none. */
export async function monthsOf(at: readonly Pick<Draw, 'agreementId' | 'month'>[]) {
  const ids = at.map(allyMonthId)
  const found =
    ids.length === 0
      ? []
      : await findDocs<AllyMonthDoc>(ALLY_MONTHS, { _id: { $in: ids } }, { limit: ids.length })
  return new Map(found.map((month) => [month._id, month]))
}

const MOST_ROUNDS = 12

interface Drawing {
  one: Pick<CaseDoc, '_id' | 'version' | 'stationId'>
  draw: Draw
  /** The agreement, as it was read. */
  of: Pick<CaseDoc, 'form'>
}

/**
 * Takes a seat of the month for a case, if one is left: fifty at once on eight come to eight. Two requests; two more for
 * each time that somebody else was quicker, and one more where nothing was drawn in that month before.
 * @throws BusyError when so many draw from it that this one never comes first
 */
export async function takeDraw(
  { one, draw, of }: Drawing,
  now: number,
): Promise<Decision<null, 'ALLY_MONTH_FULL' | 'CASE_NO_GIFT'>> {
  const gift = giftIn(of.form)
  if (!gift) return reject('CASE_NO_GIFT')
  const id = allyMonthId(draw)
  const first = newAllyMonth(one.stationId, draw, gift.most)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = await getDoc<AllyMonthDoc>(ALLY_MONTHS, id)
    if (!found) await addDoc(ALLY_MONTHS, first as AllyMonthDoc)
    const month = found ?? first
    const decided = drawing(month, { caseId: one._id, version: one.version, most: gift.most, now })
    if (!decided.ok) return decided
    if (decided.value === null) return ok(null)
    const { update, takes } = decided.value
    if ((await changeDoc(ALLY_MONTHS, id, update.guard, update.patch, 'unlooked')) && takes) return ok(null)
  }
  throw new BusyError(`${id} is drawn from by many at once`)
}

/**
 * Gives back what a case has taken and does not draw. It may be asked at any time, and again: what the case draws, or what
 * somebody is just about to let it draw, stays. Two requests, and one to give it back.
 */
export async function giveBackDraw(monthId: string, caseId: string, now: number): Promise<void> {
  const [month, one] = await Promise.all([
    getDoc<AllyMonthDoc>(ALLY_MONTHS, monthId),
    getDoc<CaseDoc>(casesOf(order), caseId),
  ])
  const update = month && givingBack(month, { caseId, one, now })
  if (update) await changeDoc(ALLY_MONTHS, monthId, update.guard, update.patch)
}

export const findAllyMonths = (where: Guard, limit: number): Promise<AllyMonthDoc[]> =>
  findDocs<AllyMonthDoc>(ALLY_MONTHS, where, { limit, order: [['compareAt', 'asc']] })

/** Cases by their ids, as lists show them. One request; none for none. */
export const drawnCases = async (ids: readonly string[]): Promise<Map<string, CaseDoc>> => {
  const found =
    ids.length === 0
      ? []
      : await findDocs<CaseDoc>(
          casesOf(order),
          { _id: { $in: [...ids] } },
          { limit: ids.length, fields: { history: 0, outbox: 0 } },
        )
  return new Map(found.map((one) => [one._id, one]))
}

/**
 * Compares what is not sure of a month with its cases: what a run that ended too early has left is given back. Two requests,
 * and one for each that goes back.
 */
export async function compareMonth(month: AllyMonthDoc, now: number): Promise<void> {
  const ids = unsureIn(month)
  const cases = await drawnCases(ids)
  for (const caseId of ids) {
    const update = givingBack(month, { caseId, one: cases.get(caseId) ?? null, now })
    if (update) await changeDoc(ALLY_MONTHS, month._id, update.guard, update.patch)
  }
  const fresh = await getDoc<AllyMonthDoc>(ALLY_MONTHS, month._id)
  invariant(fresh, `the month of a partner is gone: ${month._id}`)
  const { guard, patch } = comparing(fresh, cases, now)
  await changeDoc(ALLY_MONTHS, month._id, guard, patch)
}
