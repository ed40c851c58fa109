/** One tap sent twice, the first overtaken at each of its requests: it finds everything done since it looked. */
import { personIdOf } from '../../support/builders'
import { laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { accountOf, contradictions, givePoints, putPrize, redemptionsOf } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
})
afterAll(() => test.close())

it.each([1, 2, 3, 4, 5, 6])(
  'a reservation overtaken at its request %i sets its points aside once',
  async (request) => {
    const openid = `o-eager-${request}`
    await appoint(test, openid, [])
    await givePoints(test, [openid], 100)
    const { _id: prizeId } = await putPrize(test, { points: 10 })
    test.cloud.fault({ function: 'api', request, kind: 'late' })
    const replies = await Promise.all(
      [1, 2].map(() => test.call(openid, 'store.reserve', { prizeId, purse: 'own' }, `eager-key-${request}`)),
    )
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual(['ok', 'ok'])
    expect((await accountOf(test, personIdOf(openid))).held.points).toBe(10)
    expect(await redemptionsOf(test, { ownerId: personIdOf(openid) })).toHaveLength(1)
    await laterJobs(test)
    expect(await contradictions(test)).toEqual([])
  },
)
