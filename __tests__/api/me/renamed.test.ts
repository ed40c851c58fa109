/** A name on which hours, certificates or a merge rest is not exchanged unseen: staff see who asks first, and it is changed once. */
import { dataRequestForm } from '../../../src/domain/data-request/form'
import { DAY } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put } from '../../support/builders'
import { consentTo } from '../../support/consents'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
})
afterAll(() => test.close())

const GRANNY = { realName: '张桂珍', birthDate: '1941-02-03' }
const born = (openid: string, given: Parameters<typeof aPerson>[1]) =>
  aPerson(openid, { realName: '李二狗', birthDate: '1970-01-01', ...given })
const { volunteer } = aPerson('x')

/** The consent under which a name is kept. */
async function agreeing(openid: string): Promise<void> {
  await test.must(openid, 'me.consent', consentTo('identity'))
}

it('an active volunteer, whoever served once, and whoever has a certificate or another record are not called otherwise by themselves', async () => {
  await put(test, 'people', [
    born('o-active', { volunteer: { ...volunteer, state: 'active', volunteerNo: 'V1' } }),
    born('o-left', { volunteer: { ...volunteer, state: 'withdrawn', volunteerNo: 'V2' } }),
    born('o-former', { former: [{ personId: 'p-old', at: 1, by: 'p', cardToken: 'c' }] }),
    born('o-paper', {}),
    born('o-free', {}),
  ])
  await put(test, 'certificates', [{ _id: 'c1', ownerId: personIdOf('o-paper') }])
  for (const openid of ['o-active', 'o-left', 'o-former', 'o-paper', 'o-free']) await agreeing(openid)
  for (const openid of ['o-active', 'o-left', 'o-former', 'o-paper']) {
    expect([openid, await test.code(openid, 'me.updateProfile', GRANNY)]).toEqual([openid, 'NAME_KEPT'])
    // The same name along with something else is no change.
    const same = { realName: '李二狗', nickname: '二狗' }
    expect(await test.call(openid, 'me.updateProfile', same)).toMatchObject({ ok: true })
  }
  expect(await test.call('o-free', 'me.updateProfile', GRANNY)).toMatchObject({ ok: true })
})

it('a request that staff have made sure of is good for one change of the name', async () => {
  await put(test, 'people', [
    born('o-active', { volunteer: { ...volunteer, state: 'active', volunteerNo: 'V1' } }),
  ])
  await agreeing('o-active')
  const form = { about: 'correct', whose: 'own', what: 'name', text: '「狗」写错了，应该是「苟」' }
  expect(Object.keys(dataRequestForm)).toEqual(Object.keys(form))
  const { caseId } = await test.must('o-active', 'dataRequest.begin', { form, unnamed: false } as never)
  const rename = (realName: string) => test.code('o-active', 'me.updateProfile', { realName })
  expect(await rename('李二苟')).toBe('NAME_KEPT')
  const { version } = await test.must('o-staff', 'dataRequest.open', { caseId })
  test.at(test.now() + 1_000)
  await test.must('o-staff', 'dataRequest.move', { caseId, version, event: 'check' } as never)
  test.at(test.now() + 1_000)
  expect(await test.call('o-active', 'me.updateProfile', { realName: '李二苟' })).toMatchObject({ ok: true })
  expect(await rename('张桂珍')).toBe('NAME_KEPT')
})

it('whoever compares two records sees which of them was written anew, and when; also after the consent was taken back in between', async () => {
  const card = { cardToken: 'card-paper', cardTokens: ['card-paper'] }
  await put(test, 'people', [
    born('o-x', {}),
    born('o-y', {}),
    aPerson('', { _id: 'p-paper', ...GRANNY, gridId: 'g01', ...card }),
  ])
  await agreeing('o-x')
  test.at(test.now() + DAY)
  const at = test.now()
  await test.must('o-x', 'me.updateProfile', GRANNY)
  const compared = await test.must('o-staff', 'residents.compare', {
    ...{ personId: personIdOf('o-x'), otherId: 'p-paper' },
  })
  const close = (instant: number | null) => Math.abs((instant ?? 0) - at) < 60_000
  expect(close(compared.stays.nameChangedAt) && close(compared.stays.birthDateChangedAt)).toBe(true)
  expect(compared.closes).toMatchObject({ nameChangedAt: null, birthDateChangedAt: null })
  await agreeing('o-y')
  await test.must('o-y', 'me.consent', { ...consentTo('identity'), given: false })
  await agreeing('o-y')
  await test.must('o-y', 'me.updateProfile', GRANNY)
  const other = await test.must('o-staff', 'residents.compare', {
    ...{ personId: personIdOf('o-y'), otherId: 'p-paper' },
  })
  expect(close(other.stays.nameChangedAt) && close(other.stays.birthDateChangedAt)).toBe(true)
})
