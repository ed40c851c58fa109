/** Importing people without a phone: cards with consent, nobody who uses the app touched, no number lying open, back while nobody was touched. */
import type { PersonDocument } from '../../../src/domain/person/documents'
import { phoneKeyOf } from '../../../cloudfunctions/api/repositories/twins'
import { unseal } from '../../../cloudfunctions/api/platform/cipher'
import { aPerson, personIdOf, put } from '../../support/builders'
import { alikeAfterCrashes } from '../../support/crash'
import { importing, rowsOf } from '../../support/imports'
import { appoint } from '../../support/station'
import { aTable } from '../../support/tables'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { wishStation } from '../../support/wishes'

jest.setTimeout(600_000)

let test: TestCloud
let { look, toTheEnd, bring, refusedOf, sent } = {} as ReturnType<typeof importing>
beforeAll(async () => {
  test = await testCloud()
  ;({ look, toTheEnd, bring, refusedOf, sent } = importing(test))
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

const HEAD = '姓名,电话,性别,出生,网格,楼栋,单元,房号,本人同意方式,登记日期'
const WAY = '上门说明并签了同意书'
const line = (
  name: string,
  given: Partial<Record<'phone' | 'birth' | 'building' | 'way' | 'grid', string>> = {},
) => {
  const { phone = '', birth = '1956-03-01', building = '1 号楼', way = WAY, grid = '甲网格' } = given
  return `${name},${phone},女,${birth},${grid},${building},2,301,${way},2026-01-02`
}
const file = (...lines: string[]) => `${HEAD}\n${lines.join('\n')}\n`

const people = () => test.rows<PersonDocument>('people', { openid: '' })
const called = async (realName: string) => (await test.rows<PersonDocument>('people', { realName }))[0]
const withGrids = () => bring('buildings', '网格,楼栋\n甲网格,1-3 号楼\n')

describe('writing people down', () => {
  beforeEach(withGrids)

  it('each has a card, consent with its evidence, a sealed number, and is found at the desk', async () => {
    const done = await bring('people', file(line('陈秀兰', { phone: '138 0000 9999' }), line('林国强')))
    expect(done).toMatchObject({ state: 'done', counts: { added: 2, refused: 0 } })
    const person = (await called('陈秀兰')) as PersonDocument
    expect(person).toMatchObject({
      ...{ openid: '', stationId: 'st1', nickname: '陈秀兰', sex: 'woman', birthDate: '1956-03-01' },
      ...{ building: '1 号楼', unit: '2', room: '301', maskedPhone: '138****9999', version: 0, roles: [] },
      ...{ phoneKey: phoneKeyOf('13800009999'), volunteer: { state: 'none' } },
    })
    expect(unseal(person.phoneCipher)).toBe('13800009999')
    expect(person.cardTokens).toEqual([person.cardToken])
    const evidence = `${WAY}（2026-01-02 登记）`
    expect(person.consents).toMatchObject(
      ['basics', 'identity', 'phone'].map((scope) => ({ scope, given: true, channel: 'proxy', evidence })),
    )
    expect((await called('林国强'))?.consents.map(({ scope }) => scope)).toEqual(['basics', 'identity'])
    const { cards } = await test.must('o-staff', 'desk.printCards', {})
    expect(cards.map(({ name }) => name).sort()).toEqual(['林国强', '陈秀兰'])
    const found = await test.must('o-staff', 'residents.find', { text: '陈秀兰' })
    expect(found.items).toHaveLength(1)
  })

  it('the number lies open nowhere: not in the rows that are kept, not in what is shown, and the file is gone', async () => {
    const asked = await sent(
      'people',
      file(line('陈秀兰', { phone: '13800009999' }), line('王*', { phone: '13800008888' })),
    )
    const { importId } = await test.must('o-staff', 'import.preview', asked)
    const opened = await test.must('o-staff', 'import.open', { importId })
    expect(opened.items).toMatchObject([{ problem: '姓名不是全名，请写全' }])
    expect(opened.items[0]?.texts).toContain('138****8888')
    const looked = JSON.stringify([await test.rows('importParts'), await test.rows('imports'), opened])
    await toTheEnd('import.run', importId)
    const ran = JSON.stringify([await test.rows('importParts'), await test.rows('imports'), await people()])
    expect([looked, ran].join()).not.toMatch(/1380000(?:9999|8888)/)
    // The file was deleted by the look; the same question again is answered with what came of it.
    expect(await test.code('o-staff', 'import.preview', asked)).toBe('TABLE_UNREADABLE')
  })

  it('a lost answer of the look is asked for again with the same key', async () => {
    const asked = await sent('people', file(line('陈秀兰')))
    const first = await test.must('o-staff', 'import.preview', asked, 'one-key-for-a-look')
    expect(await test.must('o-staff', 'import.preview', asked, 'one-key-for-a-look')).toEqual(first)
  })

  it('whoever uses the app is not touched, wherever they live; others go on', async () => {
    await put(test, 'people', [
      aPerson('o-chen', {
        ...{ realName: '陈秀兰', birthDate: '1956-03-01', building: '3 号楼', gridId: 'g01' },
        ...{ phoneKey: phoneKeyOf('13800009999') },
      }),
    ])
    const before = await test.rows('people', { _id: personIdOf('o-chen') })
    const { importId, counts } = await look(
      'people',
      file(
        line('陈秀兰'),
        line('陈 秀 兰', { phone: '13800009999', birth: '1957-01-01' }),
        line('陈小妹', { phone: '13800009999', birth: '1980-01-01' }),
        line('林国强'),
      ),
    )
    expect(counts).toEqual({ added: 2, changed: 0, same: 0, refused: 2 })
    await toTheEnd('import.run', importId)
    const why = '已经在用小程序，资料由本人改；确实是另一位，请到「替居民建档」里办'
    expect(await refusedOf(importId)).toEqual([
      [2, why],
      [3, why],
    ])
    expect(await test.rows('people', { _id: personIdOf('o-chen') })).toEqual(before)
    // A number that two names share may be that of a family; staff are told.
    expect(await called('陈小妹')).toMatchObject({
      twins: [{ why: 'phone', others: [personIdOf('o-chen')] }],
    })
    expect((await called('林国强'))?.twins).toBeUndefined()
  })

  it('again it changes what it says and nothing else, and all of it goes back', async () => {
    const first = await bring('people', file(line('陈秀兰'), line('林国强')))
    expect((await look('people', file(line('陈秀兰'), line('林国强')))).counts).toMatchObject({ same: 2 })
    const stood = await called('陈秀兰')
    const second = await bring('people', file(line('陈秀兰', { phone: '13800009999' })).replace('女', '男'))
    expect(second.counts).toEqual({ added: 0, changed: 1, same: 0, refused: 0 })
    expect(await called('陈秀兰')).toMatchObject({
      ...{ maskedPhone: '138****9999', sex: 'man', version: 1, building: '1 号楼' },
      consents: [{ scope: 'basics' }, { scope: 'identity' }, { scope: 'phone' }],
    })
    expect(await toTheEnd('import.undo', second.importId)).toMatchObject({ undone: 1, kept: 0 })
    const { version: _, consents: __, marks: ___, ...back } = (await called('陈秀兰')) as PersonDocument
    const { version: _v, consents: _c, marks, ...before } = stood as PersonDocument
    expect(back).toEqual(before)
    expect((await called('陈秀兰'))?.marks).toEqual(marks)
    // The version has moved on, so the one who was changed meanwhile stays.
    expect(await toTheEnd('import.undo', first.importId)).toMatchObject({ undone: 1, kept: 1 })
    expect((await people()).map(({ realName }) => realName)).toEqual(['陈秀兰'])
  })

  it('whose card was printed, or who has done anything, stays', async () => {
    const { importId } = await bring('people', file(line('陈秀兰'), line('林国强'), line('黄金花')))
    const chen = (await called('陈秀兰')) as PersonDocument
    const lin = (await called('林国强')) as PersonDocument
    await test.must('o-staff', 'desk.renewCard', { personId: chen._id })
    await put(test, 'wishes', [{ _id: 'w1', stationId: 'st1', makerIds: [lin._id], helperIds: [] }])
    expect(await toTheEnd('import.undo', importId)).toMatchObject({ undone: 1, kept: 2 })
    expect((await people()).map(({ realName }) => realName).sort()).toEqual(['林国强', '陈秀兰'])
  })

  it('printing the cards keeps everybody', async () => {
    const { importId } = await bring('people', file(line('陈秀兰'), line('林国强')))
    await test.must('o-staff', 'desk.printCards', {})
    expect(await toTheEnd('import.undo', importId)).toMatchObject({ undone: 0, kept: 2 })
  })

  it('two imports of one list at the same moment write each person once', async () => {
    const body = file(
      ...Array.from({ length: 20 }, (_, at) =>
        line(`陈${'一二三四五六七八九十'[at % 10]}${at < 10 ? '甲' : '乙'}`),
      ),
    )
    const [one, other] = [await look('people', body), await look('people', body)]
    await Promise.all([
      test.must('o-staff', 'import.run', { importId: one.importId }),
      test.must('o-admin', 'import.run', { importId: one.importId }),
      test.must('o-admin', 'import.run', { importId: other.importId }),
    ])
    expect((await people()).length).toBe(20)
  })

  it('a table with a column for identity numbers is not taken and not kept', async () => {
    const asked = await sent(
      'people',
      '姓名,身份证号,出生,网格,本人同意方式\n陈秀兰,350000195603010000,1956-03-01,甲网格,签了\n',
    )
    const reply = await test.call('o-staff', 'import.preview', asked)
    expect(reply).toMatchObject({ error: { code: 'IMPORT_ID_NUMBERS', details: { column: '身份证号' } } })
    expect(await test.code('o-staff', 'import.preview', asked)).toBe('TABLE_UNREADABLE')
    expect(await test.rows('imports', { kind: 'people' })).toEqual([])
  })

  it('an unknown grid, a child and a day to come are refused, and the others are not taken along', async () => {
    const { importId } = await look(
      'people',
      file(
        line('陈秀兰', { grid: '九网格' }),
        line('小宝', { birth: '2024-01-01' }),
        line('林国强', { birth: '2099-01-01' }),
        line('黄金花'),
      ),
    )
    expect((await toTheEnd('import.run', importId)).counts).toEqual({
      added: 1,
      changed: 0,
      same: 0,
      refused: 3,
    })
    expect(await refusedOf(importId)).toEqual([
      [2, '站里没有「九网格」，请先导入网格和楼栋'],
      [3, '未满 14 岁，请家长在小程序里添家人'],
      [4, '出生的日子还没有到'],
    ])
  })

  it('a thousand rows are looked at in at most forty requests', async () => {
    const digits = (at: number) => String(at).padStart(4, '0')
    const birth = (at: number) => new Date(Date.UTC(1940, 0, 1 + at * 9)).toISOString().slice(0, 10)
    const body = rowsOf(HEAD, 1000, (at) =>
      line('陈秀兰', { phone: `1380000${digits(at)}`, birth: birth(at) }),
    )
    const reply = await test.call('o-staff', 'import.preview', await sent('people', body))
    expect(reply).toMatchObject({ ok: true, data: { counts: { added: 1000 } } })
    expect(reply.ops).toBeLessThanOrEqual(40)
  })
})

describe('who may', () => {
  beforeEach(withGrids)

  it('people are brought, seen and taken back by the staff of the station alone', async () => {
    await appoint(test, 'o-center', ['center_admin'], { unitId: 'center', stationId: 'st2' })
    await appoint(test, 'o-grid2', ['grid_worker'], { gridIds: ['g01'] })
    const asked = async (openid: string, kind: 'people' | 'projects', body: string) => ({
      ...{ kind, fileId: await aTable(test, openid, body), fileName: '名册.csv', at: 'st1' },
    })
    const list = file(line('陈秀兰'))
    expect(await test.code('o-center', 'import.preview', await asked('o-center', 'people', list))).toBe(
      'FORBIDDEN',
    )
    const projects = await asked('o-center', 'projects', '岗位,项目\n基层治理参与,聊聊\n')
    expect(await test.code('o-center', 'import.preview', projects)).toBe('ok')
    const { importId } = await bring('people', list)
    for (const action of ['import.open', 'import.run', 'import.undo'] as const)
      expect(await test.code('o-center', action, { importId, at: 'st1' })).toBe('FORBIDDEN')
    expect(await test.code('o-grid2', 'import.open', { importId })).toBe('FORBIDDEN')
    expect(await test.code('o-admin', 'import.open', { importId })).toBe('ok')
  })
})

describe('crashes', () => {
  beforeEach(withGrids)

  const standing = async () => ({
    people: (await people())
      .map(({ _id, realName, sex, version, maskedPhone, building, consents, twins, cardToken }) => [
        ...[realName, _id, sex, version, maskedPhone, building, cardToken, twins?.length ?? 0],
        consents.map(({ scope, evidence }) => [scope, evidence]),
      ])
      .sort(),
  })

  it('whichever request of writing or going back dies, each is written and taken back once', async () => {
    await bring('people', file(line('陈秀兰')))
    const body = file(
      line('陈秀兰', { phone: '13800009999', building: '1 号楼' }),
      line('林国强'),
      line('黄金花', { phone: '13800009999' }),
    )
    const { importId } = await look('people', body)
    await alikeAfterCrashes(test, ['o-staff', 'import.run', { importId }], standing)
    expect((await people()).length).toBe(3)
    await alikeAfterCrashes(test, ['o-staff', 'import.undo', { importId }], standing)
    expect((await people()).map(({ realName, maskedPhone }) => [realName, maskedPhone])).toEqual([
      ['陈秀兰', ''],
    ])
  })
})
