/**
 * The first sign-up of a resident whom the roster has no name for: asked once, with the building, and free to be left open.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import DetailPage from '@/packages/activity/detail'
import type { EnrollmentDocument } from '../../../src/domain/activity/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { personIdOf, putSession } from '../../support/builders'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, pick, see, tap, type, words } from '../support/deeds'
import { holdPhone } from '../support/phone'

let test: TestCloud
let sessionId: string

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
})
beforeEach(async () => {
  sessionId = (await putSession(test, {}))._id
})
afterAll(() => test.close())

const rowOf = async (openid: string) =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(openid), sessionId }))[0]

it('a newcomer says what to be called, and stands on the roster by it', async () => {
  holdPhone(test, 'newcomer', { sessionId })
  openPage(DetailPage, { sessionId })
  await tap(/^报名/)
  await see('怎么称呼您？')
  expect(await rowOf('newcomer')).toBeUndefined()
  await type('称呼', '王奶奶')
  await tap('同意，接着报名')
  await see(/^报上了/)
  expect((await rowOf('newcomer'))?.name).toBe('王奶奶')
  const [person] = await test.rows<PersonDocument>('people', { openid: 'newcomer' })
  expect(person?.consents.map(({ scope, given }) => [scope, given])).toEqual([['basics', true]])
})

it('a newcomer who says which house is asked for the door as well', async () => {
  holdPhone(test, 'neighbour', { sessionId })
  openPage(DetailPage, { sessionId })
  await tap(/^报名/)
  await type('称呼', '李叔叔')
  const [grid] = (await test.must('neighbour', 'me.open', {})).profile.grids
  await pick(grid?.name ?? '')
  await pick(grid?.buildings[0] ?? '')
  await type('几单元', '2')
  await type('几室', '301')
  await tap('同意，接着报名')
  await see(/^报上了/)
  const [person] = await test.rows<PersonDocument>('people', { openid: 'neighbour' })
  expect(person).toMatchObject({
    gridId: grid?.gridId,
    building: grid?.buildings[0],
    unit: '2',
    room: '301',
  })
})

it('whoever would rather not signs up all the same, and is not asked again', async () => {
  holdPhone(test, 'shy', { sessionId })
  openPage(DetailPage, { sessionId })
  await tap(/^报名/)
  await tap('先不写，直接报名')
  await see(/^报上了/)
  sessionId = (await putSession(test, { startAt: test.now() + 9 * 24 * 3_600_000 }))._id
  openPage(DetailPage, { sessionId })
  await tap(/^报名/)
  await see(/^报上了/)
  expect(words()).not.toContain('怎么称呼您')
})
