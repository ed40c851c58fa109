/** What people call themselves and what they give as reasons is looked at before anything is done with it. */
import { contract, type ActionName } from '../../../src/contract'
import type { CommandDefinition } from '../../../src/contract/define-actions'
import { consentTexts } from '../../../src/domain/person/consents'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { judgeText } from '../../support/pieces'
import { stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

const consents = (['identity', 'family', 'phone'] as const).map((scope) => ({
  scope,
  version: consentTexts[scope].version,
  given: true,
  at: 0,
  channel: 'self' as const,
}))

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [
    aPerson('neighbour', { nickname: '老李', consents }),
    aPerson('head', { realName: '高文静', nickname: '小高', roles: ['station_admin'], consents }),
  ])
})
afterAll(() => test.close())

const nameNow = async (openid: string) => {
  const [person] = await test.rows<{ nickname: string; realName: string }>('people', {
    _id: personIdOf(openid),
  })
  return person
}

it.each([
  '高文静站长',
  '站长',
  '站 长',
  '站長',
  '管理员',
  '官方客服',
  'Ａｄｍｉｎ',
  '文明实践站',
  '高文静',
  '小高',
])('a resident cannot be called %s', async (nickname) => {
  expect(codeOf(await test.call('neighbour', 'me.updateProfile', { nickname }))).toBe('NAME_RESERVED')
  expect(codeOf(await test.call('neighbour', 'household.create', { name: nickname }))).toBe('NAME_RESERVED')
  expect(await nameNow('neighbour')).toMatchObject({ nickname: '老李' })
})

it('nor by papers, nor for a child, nor for a guardian', async () => {
  const refused = await Promise.all([
    test.call('neighbour', 'me.updateProfile', { realName: '高文静站长' }),
    test.call('neighbour', 'me.addDependant', {
      name: '网格员小王',
      birthDate: '2018-01-01',
      relation: 'child',
      agreedBy: 'guardian',
    }),
  ])
  expect(refused.map(codeOf)).toEqual(['NAME_RESERVED', 'NAME_RESERVED'])
})

it('two people may have one name by their papers, and names that only look alike are taken', async () => {
  expect((await test.call('neighbour', 'me.updateProfile', { realName: '高文静' })).ok).toBe(true)
  expect((await test.call('neighbour', 'me.updateProfile', { nickname: '小高妈妈' })).ok).toBe(true)
})

it('those who work at the station are called what they are', async () => {
  expect((await test.call('head', 'me.updateProfile', { nickname: '高站长' })).ok).toBe(true)
})

it('a name that the check is sure of is refused and not stored, in a household and for a child as well', async () => {
  judgeText(test, '坏词', 'risky')
  const refused = await Promise.all([
    test.call('neighbour', 'me.updateProfile', { nickname: '坏词' }),
    test.call('neighbour', 'me.updateProfile', { realName: '坏词' }),
    test.call('neighbour', 'household.create', { name: '坏词之家' }),
    test.call('neighbour', 'me.addDependant', {
      name: '坏词',
      birthDate: '2018-01-01',
      relation: 'child',
      agreedBy: 'guardian',
    }),
  ])
  expect(refused.map(codeOf)).toEqual(Array.from({ length: 4 }, () => 'TEXT_REFUSED'))
  expect(await nameNow('neighbour')).toMatchObject({ nickname: '老李', realName: '' })
  expect(await test.rows('households')).toEqual([])
})

it('a reason that the check is sure of is refused, and the place stays until it is put in other words', async () => {
  judgeText(test, '坏词', 'risky')
  const { _id: sessionId } = await putSession(test)
  await test.must('neighbour', 'activity.signUp', { sessionId })
  const refused = await test.call('neighbour', 'activity.cancel', { sessionId, reason: '坏词' })
  expect(codeOf(refused)).toBe('TEXT_REFUSED')
  expect((await test.must('neighbour', 'activity.detail', { sessionId })).standings[0]?.state).toBe(
    'confirmed',
  )
  const kept = await test.must('neighbour', 'activity.cancel', { sessionId, reason: '临时有事' })
  expect(kept.standing.state).toBe('cancelled')
})

it('a check that cannot be reached, or only doubts, holds nobody up', async () => {
  judgeText(test, '拿不准', 'review')
  expect((await test.call('neighbour', 'me.updateProfile', { nickname: '拿不准' })).ok).toBe(true)
  test.cloud.answers({ api: 'security.msgSecCheck', errcode: -1 })
  expect((await test.call('neighbour', 'me.updateProfile', { nickname: '老王' })).ok).toBe(true)
})

/** Words that are looked at on their own way: contents that are kept and hidden, or that only those who decide read. */
const otherwise = new Set<ActionName>([
  'wish.move',
  'moderation.decide',
  'moderation.blockMany',
  'moderation.appeal',
])

it('every reason and every name that a command takes is looked at', () => {
  const missing = (Object.keys(contract) as ActionName[]).flatMap((name) => {
    const action = contract[name] as CommandDefinition
    if (action.kind !== 'command' || otherwise.has(name)) return []
    const { entries } = action.input as unknown as { entries?: Record<string, unknown> }
    const { called = [], named = [], said = [] } = action.words ?? {}
    const looked: readonly string[] = [...called, ...named, ...said]
    return ['reason', 'nickname', 'realName', 'name']
      .filter((field) => entries?.[field] !== undefined && !looked.includes(field))
      .map((field) => `${name} ${field}`)
  })
  expect(missing).toEqual([])
})
