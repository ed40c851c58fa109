/** Owns that the deadlines of a wish are those of the rules that hold when each step is taken, not of the first rules. */
import { addWorkingDays, DAY, dayOf, startOf } from '../../../src/domain/kernel/clock'
import type { DatedRule } from '../../../src/domain/kernel/rules'
import { newWish } from '../../../src/domain/wish/new-wish'
import { type WishRules, wishRules, wishRulesAt } from '../../../src/domain/wish/rules'
import type { WishDocument } from '../../../src/domain/wish/documents'
import { moveWish, TIMER, type WishBy } from '../../../src/domain/wish/changes'
import type { WishEvent } from '../../../src/domain/wish/flow'

const turn = startOf('2030-01-07')
const before = wishRulesAt(turn - 1)
const after: WishRules = {
  ...before,
  verifyWorkingDays: 1,
  publishWorkingDays: 4,
  openDays: 60,
  stationDays: 21,
  confirmDays: 6,
  thankDays: 10,
}
/** The station decides that new values hold from a day on. */
const dated = wishRules as DatedRule<WishRules>[]
beforeAll(() => dated.push({ id: 'wish-2', effectiveFrom: '2030-01-07', value: after }))
afterAll(() => dated.pop())

const passed = { checkId: 'c1', verdict: 'passed' as const, version: 2 }
const madeAt = (now: number): WishDocument =>
  newWish({
    wishId: 'w1',
    stationId: 'st1',
    number: 12,
    people: {
      relation: 'self',
      wisherId: 'elder',
      wisherName: '王秀英',
      calling: '王阿姨',
      ownerId: 'elder',
      byPersonId: 'elder',
      byName: '王秀英',
      gridId: 'g01',
      gridName: '北区一网格',
    },
    form: {
      title: '想学剪纸',
      kind: 'service',
      group: 'elder',
      reason: '想有人教',
      neededBy: dayOf(now + 80 * DAY),
      deliverWay: 'home',
      place: '3 号楼',
      estCost: 0,
      helpersWanted: 1,
      photos: [],
      sharePhone: true,
    },
    body: passed,
    followUps: [],
    now,
    holidays: { off: [] },
  })

const staff: WishBy = { personId: 'staff', actors: ['staff'] }
const wisher: WishBy = { personId: 'elder', actors: ['owner'] }

/** The deadline that each step sets when it is taken at `now`, from handing in to the end. */
function deadlinesAt(now: number): Record<string, number | null> {
  let wish = madeAt(now)
  const deadlines: Record<string, number | null> = { made: wish.dueAt ?? null }
  const step = (event: WishEvent, by: WishBy) => {
    const change = moveWish(wish, event, by, { now, reason: '…', how: 'visit' })
    if (!change.ok) throw new Error(`${event}: ${change.error.code}`)
    wish = change.value.wish
    deadlines[event] = wish.dueAt ?? null
  }
  step('amend', wisher)
  step('verify', staff)
  step('publish', staff)
  step('unclaimed', TIMER)
  step('stationDeliver', staff)
  step('stationNotYet', wisher)
  step('stationDeliver', staff)
  step('confirm', wisher)
  return deadlines
}

const asRuled = (rules: WishRules, at: number) => ({
  made: addWorkingDays(at, rules.verifyWorkingDays),
  amend: addWorkingDays(at, rules.verifyWorkingDays),
  verify: addWorkingDays(at, rules.publishWorkingDays),
  publish: at + rules.openDays * DAY,
  unclaimed: at + rules.stationDays * DAY,
  stationDeliver: at + rules.confirmDays * DAY,
  stationNotYet: at + rules.stationDays * DAY,
  confirm: at + rules.thankDays * DAY,
})

it('every step before the day of the new rules sets the deadline of the old ones', () => {
  expect(deadlinesAt(turn - 1)).toEqual(asRuled(before, turn - 1))
})

it('every step from that day on sets the deadline of the new ones', () => {
  expect(deadlinesAt(turn)).toEqual(asRuled(after, turn))
})
