/**
 * The hours desk on a phone: what agrees is one card and one button, each exception stands apart with its evidence.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import HoursPage from '@/packages/desk/hours'
import { waitFor } from '@testing-library/react'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { personIdOf } from '../../support/builders'
import { attended, HOUR, MINUTE, proofAt } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, words } from '../support/deeds'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
const crowd = ['v-0', 'v-1', 'v-2', 'v-3', 'v-4']
const records = () => test.rows<ServiceRecordDocument>('serviceRecords')

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'leader', ['team_leader'], { realName: '李队长' })
  await appoint(test, 'staff', ['staff'], { realName: '张专职' })
  const session = await attended(test, [...crowd, 'forgot', 'late'], { title: '周五大扫除', capacity: 20 })
  const { _id: sessionId, startAt, endAt } = session
  test.at(startAt - 5 * MINUTE)
  for (const openid of [...crowd, 'forgot', 'late'])
    await test.must(openid, 'attendance.checkIn', { sessionId, proof: proofAt(session, test.now()) })
  test.at(endAt)
  for (const openid of crowd)
    await test.must('leader', 'attendance.mark', { sessionId, personId: personIdOf(openid), as: 'out' })
  test.at(endAt + 45 * MINUTE)
  await test.must('leader', 'attendance.mark', { sessionId, personId: personIdOf('late'), as: 'out' })
  test.at(endAt + 4 * HOUR)
  await test.jobs()
})
afterAll(() => test.close())

it('says so without signal, and what is shown where nothing waits', async () => {
  loseSignal()
  openPage(HoursPage)
  await see('没有连上网络')
})

it('puts those who agree on one card with their sum, and each other one apart with its proof', async () => {
  holdPhone(test, 'leader')
  openPage(HoursPage)
  await see('周五大扫除')
  await see('5 个人对得上')
  expect(words()).toContain('9:55 扫码，12:00 名单点的')
  expect(words()).toContain('晚了 45 分钟')
  await tap('还有 2 个人')
  await tap(/^v\*，2 小时，9:55 扫码/)
  await tap('这 4 个人一起初核')
  await see(/^记下了：初核了 4 个人，8 小时/)
  await waitFor(async () =>
    expect((await records()).filter(({ state }) => state === 'leaderOk')).toHaveLength(4),
  )
  expect(tappableOf(/初核 2 小时 30 分钟$/)).toBeDefined()
  // The bar takes the whole batch back, and the card is there as before.
  await tap(/^撤销：记下了/)
  await see('撤销了，还在这里等着')
  await see('5 个人对得上')
  expect((await records()).filter(({ state }) => state === 'leaderOk')).toEqual([])
})

it('names what believing one comes to, and takes it back in its place', async () => {
  holdPhone(test, 'leader')
  openPage(HoursPage)
  await tap(/^l\*：初核 2 小时 30 分钟$/)
  await see('初核了 2 小时 30 分钟')
  expect(tappableOf(/^l\*：初核/)).toBeUndefined()
  await tap(/^撤销：l\*初核了/)
  await see(/^l\*：撤销了/)
  await waitFor(() => expect(tappableOf(/^l\*：初核 2 小时 30 分钟$/)).toBeDefined())
})
