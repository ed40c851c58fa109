/** Holds the wall and claiming to their budgets, and shows that years of wishes make neither dearer. */
import type { TestInput } from '../../support/as-shown'
import type { ActionName } from '../../../src/contract'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import type { WishDocument } from '../../../src/domain/wish/documents'
import { put } from '../../support/builders'
import { testCloud, type Cost, type TestCloud } from '../../support/test-cloud'
import { hungWish, wishRow, wishStation } from '../../support/wishes'

const HANGING = 30
const PAST = 60
const MOST_TIMES = 100

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
afterAll(() => test.close())

/** What hangs on the wall stays about the same for years; what has hung there grows. */
function oldWishes(model: WishDocument, times: number, now: number): WishDocument[] {
  const hanging = Array.from({ length: HANGING }, (_, i) => ({
    ...model,
    _id: `hanging-${i}`,
    publishedAt: now - i * HOUR,
    wallAt: now - i * HOUR,
    deadlineAt: now + i * HOUR,
  }))
  const past = Array.from({ length: PAST * times }, (_, i) => {
    const at = now - DAY - i * HOUR
    const granted = {
      state: 'closed' as const,
      wall: 'granted' as const,
      wallAt: at,
      grantedAt: at,
      dueAt: null,
    }
    const others = { makerIds: [`maker-${i}`], helperIds: [`helper-${i}`], createdAt: at }
    return { ...model, _id: `past-${i}`, ...granted, ...others }
  })
  return [...hanging, ...past]
}

type Costs = Record<string, Cost & { returned: number }>

async function costsAt(times: number): Promise<Costs> {
  await test.cloud.reset()
  await wishStation(test, 3)
  const wishId = await hungWish(test)
  await put(test, 'wishes', oldWishes(await wishRow(test, wishId), times, test.now()))
  for (const openid of ['h-0', 'h-1', 'h-2', 'o-staff', 'o-wisher']) await test.must(openid, 'me.open', {})
  const costs: Costs = {}
  const step = async <A extends ActionName>(name: string, openid: string, action: A, input: TestInput<A>) => {
    const reply = await test.call(openid, action, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`)
    const items = (reply.data as { items?: unknown[] }).items
    const { ops, depth, docs } = reply
    costs[name] = { ops, depth, docs, returned: items?.length ?? 1 }
    return reply.data
  }
  const first = await step('wall', 'h-0', 'wish.wall', { view: 'open' })
  await step('wall, second page', 'h-0', 'wish.wall', { view: 'open', cursor: first.next ?? '' })
  await step('wall, a group', 'h-0', 'wish.wall', { view: 'open', group: 'elder', gridId: 'g01' })
  await step('wall, pressing', 'h-0', 'wish.wall', { view: 'open', nearlyDue: true })
  await step('wall, granted', 'h-0', 'wish.wall', { view: 'granted' })
  await step('claim', 'h-0', 'wish.claim', { wishId })
  await step('stand by', 'h-1', 'wish.claim', { wishId })
  await step('one wish', 'h-2', 'wish.open', { wishId })
  await step('mine', 'h-0', 'wish.mine', { as: 'helper' })
  await step('say how', 'h-0', 'wish.note', { wishId, text: '周六去', photos: [] })
  await step('desk, hanging', 'o-staff', 'wish.desk', { state: 'published' })
  await step('desk, all', 'o-staff', 'wish.desk', {})
  return costs
}

describe('what the wall costs', () => {
  let once: Costs
  let often: Costs
  beforeAll(async () => {
    once = await costsAt(1)
    often = await costsAt(MOST_TIMES)
    console.info(JSON.stringify(often))
  })

  it('is at most two requests for any page of it, and four for a claim, even one that only stands by', () => {
    const walls = Object.keys(once).filter((name) => name.startsWith('wall'))
    for (const name of walls) expect([name, once[name]?.ops]).toEqual([name, 2])
    expect(once['claim']?.ops).toBeLessThanOrEqual(4)
    expect(once['stand by']?.ops).toBeLessThanOrEqual(4)
    expect([once['one wish']?.ops, once['mine']?.ops]).toEqual([1, 1])
  })

  it('is at most five documents examined for each returned by a screen', () => {
    for (const [name, { docs, returned }] of Object.entries(often)) {
      // What is written under a key of its own examines the keys of its writer besides.
      const most = name === 'say how' ? 6 : 5
      expect([name, docs / returned <= most]).toEqual([name, true])
    }
  })

  it('is the same with a hundred times the past', () => {
    expect(often).toEqual(once)
  })
})
