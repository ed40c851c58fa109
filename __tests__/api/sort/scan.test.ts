/**
 * Owns that nobody gives themselves points by sorting: not with cards of the own home, not by another account, not by
 * scanning each other, not by handing in twice; and that a household counts once in a part of a day, whoever dies meanwhile.
 */
import type { ScanOutcome } from '../../../src/domain/sorting/decide-sorting'
import { DAY, HOUR, MINUTE } from '../../../src/domain/kernel/clock'
import type { SortingDocument } from '../../../src/domain/sorting/documents'
import { aDependant, personIdOf } from '../../support/builders'
import { alikeAfterCrashes } from '../../support/crash'
import { householdOf } from '../../support/households'
import { pointWith } from '../../support/sortings'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

const MORNING = Date.parse('2027-03-08T08:00:00+08:00')
let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(MORNING)
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
})
afterAll(() => test.close())

const card = (openid: string): string => `card-${personIdOf(openid)}`
const scan = (helper: string, pointId: string, given: Partial<Scan> = {}) =>
  test.call(helper, 'sort.scan', {
    ...{ pointId, cardToken: card('o-li'), result: 'right', at: test.now() },
    ...given,
  })
type Scan = Parameters<typeof test.call<'sort.scan'>>[2] & object

/** People of the station by openid, each behind a door of an own unless told. */
async function dwellers(...openids: string[]): Promise<void> {
  for (const [at, openid] of openids.entries())
    await appoint(test, openid, [], {
      ...{ cardToken: card(openid), cardTokens: [card(openid)], realName: `邻居${openid.slice(2)}` },
      ...{ gridId: 'g01', building: '1 号楼', unit: '1', room: `${101 + at}` },
    })
}
const change = (openid: string, set: object) =>
  test.cloud.store.update('people', {
    ...{ query: { _id: personIdOf(openid) }, update: { $set: set }, nowMs: test.now() },
    ...{ replace: false, multi: false, upsert: false },
  })
const sortings = () => test.rows<SortingDocument>('sortings')
const balance = async (openid: string) => (await test.must(openid, 'points.mine', {})).balance
const outcomes = (replies: readonly Awaited<ReturnType<typeof scan>>[]): (ScanOutcome | string)[] =>
  replies.map((reply) => (reply.ok ? reply.data.outcome : reply.error.code))

describe('nobody gives themselves points', () => {
  it.each([
    ['the own card', {}, 'o-hua'],
    ['a card from behind the same door', { room: '101' }, 'o-li'],
    ['a card of those who pool points', { householdId: 'hh' }, 'o-li'],
    ['another account with the same number', { phoneKey: 'same' }, 'o-li'],
    ['another account that is suspected to be the same person', { twins: 'helper' }, 'o-li'],
  ])('%s', async (_, shared, whose) => {
    await dwellers('o-hua', 'o-li')
    const pointId = await pointWith(test, ['o-hua'])
    const suspicion = { at: 1, why: 'person', child: '', others: [personIdOf('o-hua')] }
    const set = 'twins' in shared ? { twins: [suspicion] } : shared
    await change('o-li', set)
    if (!('twins' in shared)) await change('o-hua', set)
    expect(outcomes([await scan('o-hua', pointId, { cardToken: card(whose) })])).toEqual(['SORT_OWN_HOME'])
    expect(await sortings()).toEqual([])
  })

  it('two helpers do not scan each other on one day, a third scans both', async () => {
    await dwellers('o-hua', 'o-li', 'o-san')
    const pointId = await pointWith(test, ['o-hua', 'o-li', 'o-san'])
    expect(outcomes([await scan('o-hua', pointId)])).toEqual(['right'])
    const back = await scan('o-li', pointId, { cardToken: card('o-hua') })
    test.at(MORNING + 11 * HOUR)
    const evening = await scan('o-li', pointId, { cardToken: card('o-hua') })
    expect(outcomes([back, evening])).toEqual(['SORT_EACH_OTHER', 'SORT_EACH_OTHER'])
    expect(outcomes([await scan('o-san', pointId, { cardToken: card('o-hua') })])).toEqual(['right'])
    test.at(MORNING + DAY)
    expect(outcomes([await scan('o-li', pointId, { cardToken: card('o-hua') })])).toEqual(['right'])
  })

  it('only a helper of the point, only while it is open, only of late', async () => {
    await dwellers('o-hua', 'o-li')
    const pointId = await pointWith(test, ['o-hua'], { morningFrom: '07:00', morningTo: '09:00' })
    const ended = await scan('o-li', pointId, { cardToken: card('o-hua') })
    const noon = await scan('o-hua', pointId, { at: MORNING - 2 * HOUR })
    const old = await scan('o-hua', pointId, { at: MORNING - 3 * DAY })
    expect(outcomes([ended, noon, old])).toEqual(['SORT_NOT_HELPER', 'SORT_CLOSED', 'SORT_TOO_OLD'])
    await test.must('o-staff', 'sort.endHelper', { pointId, personId: personIdOf('o-hua') })
    expect(outcomes([await scan('o-hua', pointId)])).toEqual(['SORT_NOT_HELPER'])
  })
})

describe('a household counts once in a part of a day', () => {
  it('by whatever card, however often it is handed in, and again right after another try', async () => {
    await dwellers('o-hua', 'o-li', 'o-wife')
    await change('o-wife', { room: '102' })
    const child = aDependant('乐乐')
    await change('o-li', { family: [child], cardTokens: [card('o-li'), child.cardToken] })
    const pointId = await pointWith(test, ['o-hua'])
    const at = test.now()
    const again = { cardToken: child.cardToken, result: 'again', at } as const
    test.at(at + 5 * MINUTE)
    const right = { cardToken: child.cardToken, result: 'right', at: at + 4 * MINUTE } as const
    const sent = [again, again, right, right, { cardToken: card('o-wife') }, again]
    const replies = []
    for (const one of sent) replies.push(await scan('o-hua', pointId, one))
    expect(outcomes(replies)).toEqual(['again', 'again', 'right', 'right', 'already', 'already'])
    expect(await balance('o-li')).toBe(1)
    const [mine, wifes] = [
      await test.must('o-li', 'sort.mine', {}),
      await test.must('o-wife', 'sort.mine', {}),
    ]
    expect(mine).toMatchObject({ counts: { right: 1, again: 0 }, items: [{ state: 'right', points: 1 }] })
    expect(wifes.counts).toEqual(mine.counts)
    const page = await test.must('o-hua', 'sort.point', { pointId })
    expect(page).toMatchObject({ items: [{ name: '邻*家', state: 'right' }], counts: { right: 1 } })
    test.at(MORNING + 11 * HOUR)
    expect(outcomes([await scan('o-hua', pointId)])).toEqual(['right'])
    // Figures are the rows, at the household, at the desk and on the account.
    expect((await test.must('o-staff', 'sort.desk', {})).counts).toMatchObject({ right: 2 })
    expect(await balance('o-li')).toBe(2)
  })

  it('two helpers at once', async () => {
    await dwellers('o-hua', 'o-li', 'o-san')
    const pointId = await pointWith(test, ['o-hua', 'o-san'])
    const both = await Promise.all([scan('o-hua', pointId), scan('o-san', pointId)])
    expect(outcomes(both).sort()).toEqual(['already', 'right'])
    expect([await balance('o-li'), (await sortings()).length]).toEqual([1, 1])
  })
})

it('what was scanned too fast of the own card, or of those with whom one pools points, is counted by others', async () => {
  const homes = Array.from({ length: 20 }, (_, at) => `o-h${at}`)
  await dwellers('o-hua', ...homes, 'o-boss', 'o-wife')
  await appoint(test, 'o-boss', ['staff'])
  await householdOf(test, 'o-boss', ['o-wife'])
  const pointId = await pointWith(test, ['o-hua'])
  for (const [at, home] of [...homes, 'o-boss'].entries())
    await scan('o-hua', pointId, { cardToken: card(home), at: MORNING - 30_000 + at * 1000 })
  const [held] = (await test.must('o-boss', 'sort.desk', {})).held
  const counting = { sortingId: held?.sortingId ?? '', version: held?.version ?? 0, event: 'count' } as const
  const waits = async (openid: string) =>
    (await test.must(openid, 'desk.open', {})).toDos.filter(({ kind }) => kind === 'sorting').length
  expect([await waits('o-boss'), await waits('o-staff')]).toEqual([0, 1])
  expect(await test.code('o-boss', 'sort.decide', counting)).toBe('SORT_OWN_SCAN')
  await appoint(test, 'o-wife', ['staff'])
  expect(await test.code('o-wife', 'sort.decide', counting)).toBe('SORT_OWN_SCAN')
  expect(await test.code('o-staff', 'sort.decide', counting)).toBe('ok')
  expect(await balance('o-boss')).toBe(1)
})

describe('a household counts once in a part of a day, however each of it is written down', () => {
  const both = ['o-li', 'o-san'] as const
  const balances = () => Promise.all(both.map(balance))

  it.each([
    ['with a door, then the one without', both],
    ['without a door, then the one with', [...both].reverse()],
  ])('of two who pool points the one %s', async (_, order) => {
    await dwellers('o-hua', ...both)
    await change('o-san', { room: '', householdId: 'hh' })
    await change('o-li', { householdId: 'hh' })
    const pointId = await pointWith(test, ['o-hua'])
    const replies: Awaited<ReturnType<typeof scan>>[] = []
    for (const openid of order) replies.push(await scan('o-hua', pointId, { cardToken: card(openid) }))
    expect(outcomes(replies)).toEqual(['right', 'already'])
    expect((await balances()).sort()).toEqual([0, 1])
    // In the evening, and on the next day, it counts again.
    test.at(MORNING + 10 * HOUR)
    expect(outcomes([await scan('o-hua', pointId, { cardToken: card('o-san') })])).toEqual(['right'])
    test.at(MORNING + DAY)
    expect(outcomes([await scan('o-hua', pointId, { cardToken: card('o-li') })])).toEqual(['right'])
    expect(await sortings()).toHaveLength(3)
  })

  it('whoever shares the door with one of them is of it as well', async () => {
    await dwellers('o-hua', ...both, 'o-kid')
    await change('o-san', { room: '', householdId: 'hh' })
    await change('o-li', { householdId: 'hh' })
    await change('o-kid', { room: '102' })
    const pointId = await pointWith(test, ['o-hua'])
    const replies: Awaited<ReturnType<typeof scan>>[] = []
    for (const openid of ['o-san', 'o-li', 'o-kid'])
      replies.push(await scan('o-hua', pointId, { cardToken: card(openid) }))
    expect(outcomes(replies)).toEqual(['right', 'already', 'already'])
  })

  it('a door that one of them has spelled in another way', async () => {
    await dwellers('o-hua', ...both)
    await change('o-san', { unit: '１单元', room: '102 室' })
    const pointId = await pointWith(test, ['o-hua'])
    const replies = [await scan('o-hua', pointId), await scan('o-hua', pointId, { cardToken: card('o-san') })]
    expect(outcomes(replies)).toEqual(['right', 'already'])
    expect((await balances()).sort()).toEqual([0, 1])
  })

  it('two cards of it read at two points in the same instant', async () => {
    await dwellers('o-hua', 'o-wu', ...both)
    await change('o-san', { room: '', householdId: 'hh' })
    await change('o-li', { householdId: 'hh' })
    const pointId = await pointWith(test, ['o-hua', 'o-wu'])
    const replies = await Promise.all([
      scan('o-hua', pointId),
      scan('o-wu', pointId, { cardToken: card('o-san') }),
    ])
    expect(outcomes(replies).sort()).toEqual(['already', 'right'])
    expect(await sortings()).toHaveLength(1)
  })
})

it('whatever a crash leaves is made whole: one row, one credit', async () => {
  await dwellers('o-hua', 'o-li')
  const pointId = await pointWith(test, ['o-hua'])
  const at = test.now()
  const input = { pointId, cardToken: card('o-li'), result: 'right', at } as const
  await alikeAfterCrashes(test, ['o-hua', 'sort.scan', input], async () => [
    (await sortings()).map(({ state, points, outbox }) => ({ state, points, left: outbox.length })),
    await test.rows('entries', { accountId: personIdOf('o-li') }),
    await balance('o-li'),
  ])
})

it('more than twenty a minute are looked at first, by somebody else than whoever scanned them', async () => {
  const homes = Array.from({ length: 22 }, (_, at) => `o-h${at}`)
  await dwellers('o-hua', ...homes)
  await appoint(test, 'o-hua', ['staff'])
  const pointId = await pointWith(test, ['o-hua'])
  const replies = []
  for (const [at, home] of homes.entries())
    replies.push(await scan('o-hua', pointId, { cardToken: card(home), at: MORNING - 30_000 + at * 1000 }))
  expect(outcomes(replies)).toEqual([...Array<string>(20).fill('right'), 'held', 'held'])
  const [last, before] = ['o-h21', 'o-h20']
  expect([await balance(last), await balance(before)]).toEqual([0, 0])
  const { held, counts } = await test.must('o-staff', 'sort.desk', {})
  expect(counts).toEqual({ right: 20, again: 0, held: 2, dropped: 0 })
  const decide = (openid: string, at: number, event: 'count' | 'drop') =>
    test.call(openid, 'sort.decide', {
      ...{ sortingId: held[at]?.sortingId ?? '', version: held[at]?.version ?? 0, event },
    })
  const waits = async (openid: string) =>
    (await test.must(openid, 'desk.open', {})).toDos.filter(({ kind }) => kind === 'sorting').length
  expect([await waits('o-staff'), await waits('o-hua')]).toEqual([1, 0])
  expect(await decide('o-hua', 0, 'count')).toMatchObject({ error: { code: 'SORT_OWN_SCAN' } })
  expect([(await decide('o-staff', 0, 'count')).ok, (await decide('o-staff', 1, 'drop')).ok]).toEqual([
    true,
    true,
  ])
  expect((await decide('o-staff', 0, 'count')).ok).toBe(true)
  expect([await balance(before), await balance(last), await waits('o-staff')]).toEqual([1, 0, 0])
})

it('two helpers who scan each other in the same instant: one of them is refused, whatever is older', async () => {
  await dwellers('o-hua', 'o-li')
  const pointId = await pointWith(test, ['o-hua', 'o-li'])
  const both = await Promise.all([
    scan('o-hua', pointId),
    scan('o-li', pointId, { cardToken: card('o-hua') }),
  ])
  expect(outcomes(both).sort()).toEqual(['SORT_EACH_OTHER', 'right'])
  expect([await balance('o-li'), await balance('o-hua')].sort()).toEqual([0, 1])
  expect(await sortings()).toHaveLength(1)
  // What waited on a phone since yesterday is of yesterday, when nobody had scanned anybody.
  test.at(MORNING + DAY)
  const [waited, refused] = both[0].ok ? ['o-li', 'o-hua'] : ['o-hua', 'o-li']
  const whose = { cardToken: card(refused as string) }
  expect(outcomes([await scan(waited as string, pointId, whose)])).toEqual(['right'])
  const older = { at: MORNING + HOUR, cardToken: card(waited as string) }
  expect(outcomes([await scan(refused as string, pointId, older)])).toEqual([
    both[0].ok === (refused === 'o-hua') ? 'already' : 'SORT_EACH_OTHER',
  ])
})

describe('taken back by whoever scanned it', () => {
  const page = (pointId: string) => test.must('o-hua', 'sort.point', { pointId })
  const takeBack = async (pointId: string, openid = 'o-hua') => {
    const [first] = (await page(pointId)).items
    const { sortingId = '', version = 0 } = first ?? {}
    return test.call(openid, 'sort.takeBack', { sortingId, version })
  }

  it('the points go back and the household is scanned as if for the first time', async () => {
    await dwellers('o-hua', 'o-li')
    const pointId = await pointWith(test, ['o-hua'])
    await scan('o-hua', pointId)
    const { items } = await page(pointId)
    const [{ receivedAt } = { receivedAt: 0 }] = await sortings()
    expect(items).toMatchObject([{ state: 'right', backUntil: receivedAt + 10 * MINUTE }])
    const again = { sortingId: items[0]?.sortingId ?? '', version: items[0]?.version ?? 0 }
    expect(await test.call('o-li', 'sort.takeBack', again)).toMatchObject({
      error: { code: 'SORT_NOT_YOURS' },
    })
    const twice = await Promise.all([1, 2].map(() => test.call('o-hua', 'sort.takeBack', again)))
    expect(twice).toMatchObject([{ ok: true }, { ok: true }])
    expect([await balance('o-li'), (await page(pointId)).counts.right]).toEqual([0, 0])
    expect((await test.must('o-staff', 'sort.desk', {})).counts.right).toBe(0)
    test.at(MORNING + MINUTE)
    expect(outcomes([await scan('o-hua', pointId)])).toEqual(['right'])
    expect([await balance('o-li'), (await sortings()).length]).toEqual([1, 1])
    test.at(MORNING + 12 * MINUTE)
    expect(await takeBack(pointId)).toMatchObject({ error: { code: 'SORT_BACK_LATE' } })
  })

  it('points that were spent meanwhile are owed, so that scanning again gives nothing twice', async () => {
    await dwellers('o-hua', 'o-li')
    const pointId = await pointWith(test, ['o-hua'])
    await scan('o-hua', pointId)
    const account = { query: { _id: personIdOf('o-li') }, nowMs: test.now() }
    await test.cloud.store.update('accounts', {
      ...{ ...account, update: { $inc: { 'held.points': 1 } }, replace: false, multi: false, upsert: false },
    })
    expect((await takeBack(pointId)).ok).toBe(true)
    const owed = async () =>
      (await test.rows<{ owed?: number }>('accounts', { _id: personIdOf('o-li') })).map(
        (one) => one.owed ?? 0,
      )
    expect([await balance('o-li'), await owed()]).toEqual([1, [1]])
    test.at(MORNING + MINUTE)
    expect(outcomes([await scan('o-hua', pointId)])).toEqual(['right'])
    await test.jobs()
    expect([await balance('o-li'), await owed()]).toEqual([1, [0]])
  })

  it('whatever a crash leaves is made whole: one row, one credit, one reversal', async () => {
    await dwellers('o-hua', 'o-li')
    const pointId = await pointWith(test, ['o-hua'])
    await scan('o-hua', pointId)
    const [stands] = await sortings()
    const input = { sortingId: stands?._id ?? '', version: 1 }
    await alikeAfterCrashes(test, ['o-hua', 'sort.takeBack', input], async () => [
      (await sortings()).map(({ state, points, outbox }) => ({ state, points, left: outbox.length })),
      await test.rows('entries', { accountId: personIdOf('o-li') }),
      await balance('o-li'),
    ])
  })
})
