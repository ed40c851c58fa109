/** The same person written down twice: whoever writes is asked, staff see it afterwards, nothing is refused for good. */
import type { PersonDocument } from '../../../src/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'
import { consentTo } from '../../support/consents'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'grid', ['grid_worker'], { gridIds: ['g01'] })
  await appoint(test, 'neighbour', ['staff'], { stationId: 'st02' })
})
afterAll(() => test.close())

const agree = async (openid: string, ...scopes: ('identity' | 'phone' | 'family')[]) => {
  for (const scope of scopes) await test.must(openid, 'me.consent', consentTo(scope))
}
const twins = async () => (await test.must('staff', 'residents.twins', {})).items

const resident = {
  ...{
    realName: '张桂珍',
    sex: 'woman' as const,
    birthDate: '1941-02-03',
    gridId: 'g01',
    building: '1 号楼',
  },
  consentEvidence: '上门说明',
}

it('the desk is asked before it writes down the same name and day of birth again', async () => {
  const first = await test.must('grid', 'desk.registerResident', resident)
  const again = await test.call('grid', 'desk.registerResident', {
    ...resident,
    realName: ' 张 桂珍',
    building: '',
  })
  expect(again).toMatchObject({ ok: false, error: { code: 'RESIDENT_TWIN', details: { name: '张桂珍' } } })
  expect(await twins()).toEqual([])
  const other = { ...resident, birthDate: '1941-02-04' }
  expect(codeOf(await test.call('grid', 'desk.registerResident', other))).toBe('ok')

  const confirmed = { ...resident, another: true }
  const key = 'k'.repeat(24)
  const second = await test.must('grid', 'desk.registerResident', confirmed, key)
  expect(await test.must('grid', 'desk.registerResident', confirmed, key)).toEqual(second)
  const [found] = await twins()
  expect(found).toMatchObject({ personId: second.personId, why: 'person', usesApp: false })
  expect(found?.others.map(({ personId }) => personId)).toEqual([first.personId])
})

it('a child whom the other parent added is asked about, and added all the same when it is another', async () => {
  const child = {
    name: '小雨',
    birthDate: '2016-04-05',
    relation: 'child' as const,
    agreedBy: 'guardian' as const,
  }
  await agree('mother', 'family')
  await agree('father', 'family')
  await test.must('mother', 'me.addDependant', child)
  expect(codeOf(await test.call('mother', 'me.addDependant', child))).toBe('FAMILY_HAS')
  expect(codeOf(await test.call('father', 'me.addDependant', child))).toBe('CHILD_TWIN')
  const { profile } = await test.must('father', 'me.addDependant', { ...child, another: true })
  expect(profile.family).toHaveLength(1)
  const found = (await twins()).find(({ why }) => why === 'child')
  expect(found).toMatchObject({ personId: personIdOf('father'), child: '小雨', usesApp: true })
  expect(found?.others.map(({ personId }) => personId)).toEqual([personIdOf('mother')])
})

it('a child removed by one parent may be added by the other without a word', async () => {
  const child = {
    name: '小风',
    birthDate: '2016-04-06',
    relation: 'child' as const,
    agreedBy: 'guardian' as const,
  }
  const { profile } = await test.must('mother', 'me.addDependant', child)
  const { personId } = profile.family.find(({ name }) => name === '小风')!
  await test.must('mother', 'me.removeDependant', { personId })
  expect(codeOf(await test.call('father', 'me.addDependant', child))).toBe('ok')
})

it('whoever has a card and takes up a phone, or gives a number that another gave, is shown to staff', async () => {
  await agree('granny', 'identity', 'phone')
  await test.must('granny', 'me.updateProfile', {
    ...{ realName: '张桂珍', birthDate: '1941-02-03', phone: '0991-4812345' },
  })
  await agree('grandson', 'phone')
  await test.must('grandson', 'me.updateProfile', { phone: '0991 4812345' })
  const found = (await twins()).map(({ personId, why }) => `${personId} ${why}`)
  expect(found).toContain(`${personIdOf('granny')} person`)
  expect(found).toContain(`${personIdOf('grandson')} phone`)
  const length = found.length
  await test.must('grandson', 'me.updateProfile', { phone: '09914812345' })
  expect(await twins()).toHaveLength(length)
})

it('a number whose consent is withdrawn is compared no longer', async () => {
  await test.must('grandson', 'me.consent', consentTo('phone', false))
  const [person] = await test.rows<PersonDocument>('people', { openid: 'grandson' })
  expect(person?.phoneKey).toBe('')
})

it('staff say that they have asked; it is not shown again, and another station has no part in it', async () => {
  const before = await twins()
  const [one] = before
  if (!one) throw new Error('nothing is suspected')
  const { personId, at } = one
  const settle = (openid: string, given = {}) =>
    test.call(openid, 'residents.settleTwin', { personId, at, ...given })
  expect(codeOf(await settle('neighbour'))).toBe('OTHER_STATION')
  expect(codeOf(await settle('staff', { personId: 'nobody' }))).toBe('NOT_FOUND')
  expect([codeOf(await settle('staff')), codeOf(await settle('staff'))]).toEqual(['ok', 'ok'])
  expect(await twins()).toHaveLength(before.length - 1)
})
