/** Whatever request dies, and however: the repeat and the jobs bring seats, letters and credits of a wish together, once. */
import type { ActionName } from '../../../src/contract'
import { HOUR } from '../../../src/domain/kernel/clock'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'
import type { WishDocument } from '../../../src/domain/wish/documents'
import type { TestInput } from '../../support/as-shown'
import { personIdOf } from '../../support/builders'
import { alikeAfterCrashes, crashesOn, crashJobs, keepPresent, laterJobs } from '../../support/crash'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm, handIn, kindsFor, versionOf, wishIn, wishRow, wishStation } from '../../support/wishes'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

/** What is owed to nobody any more, and holds of every wish at rest. */
function atRest(wish: WishDocument): void {
  assertSeats(wish.seats)
  expect(wish).toMatchObject({ outbox: [], unsettled: false })
  const { holders, queue } = wish.seats
  expect([...wish.helperIds].sort()).toEqual([...holders, ...queue].map(({ who }) => who).sort())
  if (['claimed', 'fulfilling'].includes(wish.state)) expect(holders.length).toBeGreaterThan(0)
  if (wish.state === 'published') expect(holders).toEqual([])
}

/** The wishes whole, and of everything else what there is and what it comes to. */
async function standing() {
  const wishes = await test.rows<WishDocument>('wishes')
  wishes.forEach(atRest)
  const checks = await test.rows<{ _id: string; state: string; unsettled: boolean }>('checks')
  const accounts = await test.rows<{ _id: string; balances: object }>('accounts')
  const ids = async (collection: string) =>
    (await test.rows<{ _id: string }>(collection)).map(({ _id }) => _id).sort()
  return {
    wishes,
    checks: checks.map(({ _id, state, unsettled }) => [_id, state, unsettled]).sort(),
    accounts: accounts.map(({ _id, balances }) => [_id, balances]),
    ...{ entries: await ids('entries'), messages: await ids('messages') },
  }
}

const claims = async (wishId: string, ...people: string[]) => {
  for (const openid of people) await test.must(openid, 'wish.claim', { wishId })
}

type Ask<A extends ActionName> = readonly [openid: string, action: A, input: TestInput<A>]
const ask = <A extends ActionName>(...asked: Ask<A>): Ask<ActionName> => asked as never

/** Everything that is written about a wish, from what it needs before. */
const written: Record<string, () => Promise<Ask<ActionName>>> = {
  'making one': async () => {
    await wishIn(test, 'submitted')
    return ask('o-wisher', 'wish.make', { form: aWishForm(test) })
  },
  'claiming it': async () => ask('h-0', 'wish.claim', { wishId: await wishIn(test, 'published') }),
  'standing by': async () => ask('h-1', 'wish.claim', { wishId: await wishIn(test, 'claimed') }),
  'leaving it to the next in line': async () => {
    const wishId = await wishIn(test, 'claimed')
    await claims(wishId, 'h-1', 'h-2')
    return ask('h-0', 'wish.leave', { wishId })
  },
  'saying how': async () =>
    ask('h-0', 'wish.note', { wishId: await wishIn(test, 'claimed'), text: '周六送', photos: [] }),
  'handing over': async () => {
    const wishId = await wishIn(test, 'fulfilling')
    const version = await versionOf(test, wishId)
    return ask('h-0', 'wish.deliver', { wishId, version, text: '送到了', photos: [], facesAgreed: false })
  },
  'confirming, with somebody standing by': async () => {
    const wishId = await wishIn(test, 'fulfilling')
    await claims(wishId, 'h-1')
    await handIn(test, 'h-0', wishId)
    return ask('o-wisher', 'wish.move', { wishId, version: await versionOf(test, wishId), event: 'confirm' })
  },
}

it.each(Object.entries(written))(
  'a crash at every step of %s changes nothing of its end',
  async (_, arrange) => {
    await alikeAfterCrashes(test, await arrange(), standing)
  },
)

it('a crash of the jobs when a claim is over hands it to the next in line and tells both once', async () => {
  const wishId = await wishIn(test, 'claimed')
  await claims(wishId, 'h-1', 'h-2')
  await laterJobs(test)
  test.at(test.now() + 73 * HOUR)
  const rewind = await keepPresent(test)
  const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  const ends = async () => [
    (await wishRow(test, wishId)).seats.holders.map(({ who }) => who),
    await kindsFor(test, 'h-0'),
    await kindsFor(test, 'h-1'),
    await kindsFor(test, 'h-2'),
  ]
  for (const crash of crashesOn(test, clean.requestId, ['wishes', 'messages'])) {
    await rewind()
    await crashJobs(test, crash)
    await laterJobs(test)
    await standing()
    expect([...crash, await ends()]).toEqual([
      ...crash,
      [[personIdOf('h-1')], ['wishLapsed'], ['wishTurn'], []],
    ])
  }
})
