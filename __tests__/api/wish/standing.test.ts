/** Shows what becomes of a helper's wishes when he may help no longer: given back or frozen, told, and never earned. */
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { AccountDocument } from '../../../src/domain/account/account'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { handIn, hungWish, moveWish, plan, versionOf, wishRow, wishStation } from '../../support/wishes'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

const refused = (code: string) => ({ ok: false, error: { code } })

const personOf = async (openid: string): Promise<PersonDocument> => {
  const [person] = await test.rows<PersonDocument>('people', { _id: personIdOf(openid) })
  if (!person) throw new Error(`nobody is ${openid}`)
  return person
}

const decide = async (openid: string, event: 'suspend' | 'restore') =>
  test.must('o-admin', 'desk.decideVolunteer', {
    personId: personIdOf(openid),
    version: (await personOf(openid)).volunteer.version,
    event,
    reason: '有人反映收了礼',
  })

const ends: [string, (openid: string) => Promise<unknown>][] = [
  ['suspended', (openid) => decide(openid, 'suspend')],
  ['withdrawn', (openid) => test.must(openid, 'me.withdrawVolunteer', {})],
]

const textsFor = async (openid: string) =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid), kind: 'wishHelp' })).map(
    ({ title }) => title,
  )

const pointsOf = async (openid: string) => {
  const [account] = await test.rows<AccountDocument>('accounts', { _id: personIdOf(openid) })
  return account?.balances.points ?? 0
}

describe.each(ends)('a helper who is %s', (_, end) => {
  it('reads no number, hands nothing over and earns nothing, and the next in line has the seat', async () => {
    const wishId = await hungWish(test)
    await test.must('h-0', 'wish.claim', { wishId })
    await plan(test, 'h-0', wishId)
    await test.must('h-1', 'wish.claim', { wishId })
    await end('h-0')
    expect(await test.call('h-0', 'wish.contact', { wishId })).toMatchObject(refused('WISH_NOT_YOURS'))
    const deliver = {
      wishId,
      version: await versionOf(test, wishId),
      text: '送了',
      photos: [],
      facesAgreed: true,
    }
    expect((await test.call('h-0', 'wish.deliver', deliver)).ok).toBe(false)
    const row = await wishRow(test, wishId)
    expect(row.seats.holders.map(({ who }) => who)).toEqual([personIdOf('h-1')])
    expect(row.helperIds).toEqual([personIdOf('h-1')])
    expect(await textsFor('h-0')).toEqual(['心愿交给别人了'])
    await plan(test, 'h-1', wishId)
    await handIn(test, 'h-1', wishId)
    await moveWish(test, 'o-wisher', wishId, 'confirm')
    expect(await pointsOf('h-0')).toBe(0)
    expect(await pointsOf('h-1')).toBeGreaterThan(0)
  })

  it('leaves a wish that nobody else helps with on the wall', async () => {
    const wishId = await hungWish(test)
    await test.must('h-0', 'wish.claim', { wishId })
    await end('h-0')
    expect(await wishRow(test, wishId)).toMatchObject({ state: 'published', wall: 'open', helperIds: [] })
  })

  it('stands by no longer', async () => {
    const wishId = await hungWish(test)
    await test.must('h-1', 'wish.claim', { wishId })
    await test.must('h-0', 'wish.claim', { wishId })
    await end('h-0')
    const row = await wishRow(test, wishId)
    expect(row.seats.queue).toEqual([])
    expect(row.helperIds).toEqual([personIdOf('h-1')])
    expect(await textsFor('h-0')).toEqual(['心愿交给别人了'])
  })

  it('who had handed it over reads no number any more and earns nothing while it lasts', async () => {
    const wishId = await hungWish(test)
    await test.must('h-0', 'wish.claim', { wishId })
    await plan(test, 'h-0', wishId)
    await handIn(test, 'h-0', wishId)
    await end('h-0')
    expect(await test.call('h-0', 'wish.contact', { wishId })).toMatchObject(refused('WISH_NOT_YOURS'))
    expect(await textsFor('h-0')).toEqual(['送到的心愿先记着'])
    await moveWish(test, 'o-wisher', wishId, 'confirm')
    expect(await pointsOf('h-0')).toBe(0)
  })

  it('does not go on when it has not come: the station does', async () => {
    const wishId = await hungWish(test)
    await test.must('h-0', 'wish.claim', { wishId })
    await plan(test, 'h-0', wishId)
    await handIn(test, 'h-0', wishId)
    await end('h-0')
    await moveWish(test, 'o-wisher', wishId, 'notYet', { reason: '没看到灯' })
    expect(await wishRow(test, wishId)).toMatchObject({
      state: 'stationFulfil',
      helperIds: [],
      seats: { holders: [], free: 1 },
    })
  })
})

it('what was frozen counts again once the suspension is lifted', async () => {
  const wishId = await hungWish(test)
  await test.must('h-0', 'wish.claim', { wishId })
  await plan(test, 'h-0', wishId)
  await handIn(test, 'h-0', wishId)
  await decide('h-0', 'suspend')
  await decide('h-0', 'restore')
  await moveWish(test, 'o-wisher', wishId, 'confirm')
  expect(await pointsOf('h-0')).toBeGreaterThan(0)
})
