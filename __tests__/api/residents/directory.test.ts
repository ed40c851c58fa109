/** The directory of residents at the desk: who finds whom, by what, at what cost; and every look is written down. */
import { seal } from '../../../cloudfunctions/api/platform/cipher'
import type { PhoneAccessDocument } from '../../../cloudfunctions/api/repositories/phone-access-log'
import { phoneKeyOf } from '../../../cloudfunctions/api/repositories/twins'
import { limits } from '../../../src/contract/limits'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { dayOf } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { consentTo } from '../../support/consents'

let test: TestCloud
const withPhone = (phone: string) => ({
  ...{ phoneCipher: seal(phone), phoneKey: phoneKeyOf(phone) },
  maskedPhone: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
})
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'zhao', ['grid_worker'], { realName: '赵志强', gridIds: ['g01'] })
  await appoint(test, 'gridless', ['grid_worker'])
  await appoint(test, 'foreign', ['staff'], { stationId: 'st2' })
  await put(test, 'people', [
    aPerson('near', {
      ...{ gridId: 'g01', building: '1 号楼', unit: '2', room: '301', realName: '王秀兰' },
      ...withPhone('13800001234'),
    }),
    aPerson('far', { gridId: 'g02', building: '3号楼', realName: '王秀英', ...withPhone('13900001234') }),
    aPerson('stray', { realName: '王无格', ...withPhone('13700005678') }),
    aPerson('elsewhere', {
      stationId: 'st2',
      gridId: 'g01',
      realName: '王外站',
      ...withPhone('13600001234'),
    }),
  ])
})
afterAll(() => test.close())

const found = async (openid: string, text: string): Promise<string[]> =>
  (await test.must(openid, 'residents.find', { text })).items
    .map(
      ({ personId }) =>
        ['near', 'far', 'stray', 'elsewhere'].find((one) => personIdOf(one) === personId) ?? '?',
    )
    .sort()

/** What is typed, whom staff find, whom the grid worker of g01 finds. */
it.each<[string, string[], string[]]>([
  ['王秀兰', ['near'], ['near']],
  ['王秀', ['far', 'near'], ['near']],
  ['王', ['far', 'near', 'stray'], ['near']],
  ['秀英', ['far'], []],
  ['1234', ['far', 'near'], ['near']],
  ['5678', ['stray'], []],
  ['13900001234', ['far'], []],
  ['138 0000 1234', ['near'], ['near']],
  [`LC:card-${personIdOf('near')}`, ['near'], ['near']],
  [`LC:card-${personIdOf('far')}`, ['far'], []],
  [`LC:card-${personIdOf('elsewhere')}`, [], []],
  ['1号楼', ['near'], ['near']],
  ['3 栋', ['far'], []],
  ['1 号楼 王', ['near'], ['near']],
  ['1 号楼 李', [], []],
  ['.*', [], []],
  ['', [], []],
])('%s', async (text, staff, grid) => {
  expect(await found('staff', text)).toEqual(staff)
  expect(await found('zhao', text)).toEqual(grid)
  expect(await found('gridless', text)).toEqual([])
  expect(await found('foreign', text)).toEqual(
    ['王', '1234'].includes(text) || text.endsWith(personIdOf('elsewhere')) ? ['elsewhere'] : [],
  )
})

it('names are whole for staff and masked for a grid worker, who chooses among the own buildings', async () => {
  const [seen] = (await test.must('staff', 'residents.find', { text: '王秀兰' })).items
  expect(seen).toMatchObject({ name: '王秀兰', maskedPhone: '138****1234', building: '1 号楼' })
  const { items, grids } = await test.must('zhao', 'residents.find', { text: '王秀兰' })
  expect(items.map(({ name }) => name)).toEqual(['王*'])
  expect(grids.map(({ gridId }) => gridId)).toEqual(['g01'])
  expect(JSON.stringify(items)).not.toContain('301')
})

it('a look at name and door, and one at the number, are written down once a day and told to the resident', async () => {
  const personId = personIdOf('near')
  for (let again = 0; again < 2; again++) {
    const home = await test.must('zhao', 'residents.look', { personId, at: 'home' })
    expect(home).toMatchObject({ name: '王秀兰', unit: '2', room: '301', phone: '' })
    const called = await test.must('zhao', 'residents.look', { personId, at: 'phone' })
    expect(called).toMatchObject({ name: '王秀兰', phone: '13800001234' })
  }
  await test.must('staff', 'residents.look', { personId, at: 'home' })
  const looks = await test.rows<PhoneAccessDocument>('reveals')
  expect(looks).toHaveLength(3)
  const { items } = await test.must('near', 'me.phoneLooks', {})
  expect(items.map(({ by, reason }) => `${by}：${reason}`).sort()).toEqual([
    '社区工作人员 周*：在居民名册里看了姓名和门牌',
    '网格员 赵*：在居民名册里看了姓名和门牌',
    '网格员 赵*：在居民名册里看了电话，好联系您',
  ])
})

it('nobody is looked at out of reach, and a refusal writes nothing', async () => {
  const codes = (openid: string) =>
    Promise.all(
      ['far', 'stray', 'elsewhere'].map((one) =>
        test.code(openid, 'residents.look', { personId: personIdOf(one), at: 'phone' }),
      ),
    )
  expect(await codes('zhao')).toEqual(['FORBIDDEN', 'NOT_YOUR_GRID', 'OTHER_STATION'])
  expect(await codes('foreign')).toEqual(['OTHER_STATION', 'OTHER_STATION', 'ok'])
  expect((await test.rows('reveals')).length).toBe(1)
  const noPhone = { personId: personIdOf('zhao'), at: 'phone' } as const
  expect(await test.code('staff', 'residents.look', noPhone)).toBe('NOTICE_NO_PHONE')
})

it('looks have a daily measure', async () => {
  const counts = { numbers: limits.numbers.atDesk }
  await test.cloud.store.update('people', {
    query: { _id: personIdOf('zhao') },
    update: { $set: { quota: { day: dayOf(test.now()), counts, keys: [] } } },
    replace: false,
    multi: false,
    upsert: false,
    nowMs: test.now(),
  })
  for (const at of ['home', 'phone'] as const)
    expect(await test.code('zhao', 'residents.look', { personId: personIdOf('near'), at })).toBe(
      'TOO_MANY_TODAY',
    )
  expect(await test.rows('reveals')).toEqual([])
})

it('costs two requests to find and three to look, and examines few among thousands', async () => {
  const many = Array.from({ length: 2000 }, (_, i) =>
    aPerson(`many-${i}`, {
      ...{ gridId: i % 2 ? 'g01' : 'g02', building: i % 2 ? '2 号楼' : '3 号楼' },
      ...{
        realName: `李${String.fromCodePoint(0x4e00 + (i % 500))}`,
        maskedPhone: `138****${9000 + (i % 500)}`,
      },
    }),
  )
  await put(test, 'people', many)
  for (const openid of ['staff', 'zhao'])
    for (const text of ['王秀兰', '李丁', '9001', '138 0000 1234', '李']) {
      const reply = await test.call(openid, 'residents.find', { text })
      expect(reply.ok).toBe(true)
      expect(reply.ops).toBeLessThanOrEqual(2)
      expect([text, reply.docs]).toEqual([text, expect.any(Number)])
      expect(reply.docs).toBeLessThanOrEqual(30)
    }
  const reply = await test.call('zhao', 'residents.look', { personId: personIdOf('near'), at: 'phone' })
  expect(reply.ops).toBe(3)
})

it('is read on page by page, nobody twice and nobody left out', async () => {
  await put(
    test,
    'people',
    Array.from({ length: 45 }, (_, i) => aPerson(`row-${i}`, { gridId: 'g01', realName: '钱多多' })),
  )
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const { items, next }: { items: { personId: string }[]; next: string | null } = await test.must(
      'zhao',
      'residents.find',
      { text: '钱多多', ...(cursor !== '' && { cursor }) },
    )
    expect(items.length).toBeLessThanOrEqual(20)
    seen.push(...items.map(({ personId }) => personId))
    cursor = next
  }
  expect(new Set(seen).size).toBe(45)
  expect(seen).toHaveLength(45)
})

describe('what is filed follows the record', () => {
  const marks = async (openid: string) =>
    (await test.rows<PersonDocument>('people', { openid }))[0]?.marks ?? []

  it('a name and a number told later are found, those taken back are not', async () => {
    for (const scope of ['identity', 'phone'] as const)
      await test.must('late', 'me.consent', consentTo(scope))
    await test.must('late', 'me.updateProfile', { realName: '孙晚来', phone: '13500007777', gridId: 'g01' })
    expect((await test.must('zhao', 'residents.find', { text: '孙晚来' })).items).toHaveLength(1)
    expect((await test.must('zhao', 'residents.find', { text: '7777' })).items).toHaveLength(1)
    for (const scope of ['identity', 'phone'] as const)
      await test.must('late', 'me.consent', consentTo(scope, false))
    expect(await marks('late')).toEqual([])
  })

  it('somebody who is written down at the desk is found at once', async () => {
    await test.must('zhao', 'desk.registerResident', {
      ...{ realName: '吴纸卡', sex: 'woman', birthDate: '1940-01-01', gridId: 'g01', building: '1 号楼' },
      consentEvidence: '当面说明',
    })
    expect((await test.must('staff', 'residents.find', { text: '纸卡' })).items).toHaveLength(1)
  })

  it('records from before there was a directory are filed by the job, once', async () => {
    const { marks: _marks, filed: _filed, ...old } = aPerson('old', { gridId: 'g01', realName: '陈旧档' })
    await put(test, 'people', [old])
    expect((await test.must('staff', 'residents.find', { text: '陈旧档' })).items).toEqual([])
    await test.jobs()
    expect((await test.must('staff', 'residents.find', { text: '陈旧档' })).items).toHaveLength(1)
    expect(await test.jobs()).toMatchObject({ jobs: { fileResidents: { done: 0, more: false } } })
  })
})
