/** What a station tells of itself: where it is, and who works there, those who look after the caller first. */
import { aPerson, put } from '../../support/builders'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await put(test, 'people', [
    aPerson('o-li', { gridId: 'g02' }),
    aPerson('o-head', { realName: '高文静', roles: ['station_admin'] }),
    aPerson('o-staff', { realName: '孙专职', roles: ['staff', 'team_leader'] }),
    aPerson('o-one', { realName: '周网格', roles: ['grid_worker'], gridIds: ['g01'] }),
    aPerson('o-two', { realName: '郑网格', roles: ['grid_worker'], gridIds: ['g02'] }),
    aPerson('o-other', { realName: '钱外站', roles: ['staff'], stationId: 'st2' }),
    aPerson('o-shop', { realName: '孙掌柜', roles: ['partner_user'] }),
  ])
})
afterAll(() => test.close())

it('names its people, masked, those who look after the own grid first, in two requests', async () => {
  const reply = await test.call('o-li', 'station.open', {})
  expect([reply.ops, reply.depth]).toEqual([2, 2])
  const { people } = await test.must('o-li', 'station.open', {})
  expect(people.map(({ title, name, mine }) => [title, name, mine])).toEqual([
    ['网格员', '郑*', true],
    ['网格员', '周*', false],
    ['社区工作人员', '孙*', false],
    ['站长', '高*', false],
  ])
})

it('says where it is, and nothing where nobody has written it', async () => {
  expect((await test.must('o-li', 'station.open', {})).contact).toMatchObject({ phone: '09120000000' })
  await test.cloud.store.update('stations', {
    ...{ query: { _id: 'st1' }, update: { $unset: { contact: '' } } },
    ...{ multi: false, replace: false, upsert: false, nowMs: test.now() },
  })
  expect((await test.must('o-li', 'station.open', {})).contact).toBeNull()
})
