/** Importing tables through the real functions: looking without writing, writing in parts, meeting oneself again, going back. */
import { encode } from 'iconv-lite'
import type { Output } from '../../../src/contract'
import { DAY } from '../../../src/domain/kernel/clock'
import type { ProjectDocument } from '../../../src/domain/project/documents'
import type { StationDocument } from '../../../src/domain/station/documents'
import type { ImportKindName } from '../../../src/domain/imports/kinds'
import type { TeamDocument } from '../../../src/domain/team/documents'
import { aPerson, put } from '../../support/builders'
import { importing } from '../../support/imports'
import { judgeText } from '../../support/pieces'
import { appoint } from '../../support/station'
import { anXlsx, aTable, packed, xlsxParts } from '../../support/tables'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { wishStation } from '../../support/wishes'

let test: TestCloud
let { look, toTheEnd, refusedOf } = {} as ReturnType<typeof importing>
beforeAll(async () => {
  test = await testCloud()
  ;({ look, toTheEnd, refusedOf } = importing(test))
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

const refusedFile = async (kind: ImportKindName, body: Buffer | string, ending?: 'csv' | 'xlsx') => {
  const fileId = await aTable(test, 'o-staff', body, ending)
  const reply = await test.call('o-staff', 'import.preview', { kind, fileId, fileName: '名册.xlsx' })
  return reply.ok ? 'ok' : `${reply.error.code} ${String(reply.error.details?.['why'] ?? '')}`.trim()
}

const projects = () => test.rows<ProjectDocument>('projects')
const teams = () => test.rows<TeamDocument>('teams')
const grids = async () => (await test.rows<StationDocument>('stations', { _id: 'st1' }))[0]?.grids ?? []

describe('reading', () => {
  it('a messy .xlsx: a title, merged heads and cells, empty lines, full-width digits, blanks in names, a formula', async () => {
    const body = anXlsx(
      [
        ['兴神路社区二〇二六年项目一览表', null, null, null],
        ['基本情况', null, '其他', null],
        ['所属岗位*', '项目 名称（必填）', '是否品牌', '备 注'],
        ['基层治理参与', '门口  聊聊', '是', '随便'],
        [null, '楼 道 ２４ 小时', '否', null],
        [],
        ['社区教育宣传', { formula: 'A1&"夜校"', value: '夜校' }, null, null],
        ['社区教育宣传', null, null, null],
        ['没有这个岗位', '夜巡', null, null],
      ],
      ['A1:D1', 'A2:B2', 'C2:D2', 'A4:A5'],
    )
    const one = await look('projects', body)
    expect(one).toMatchObject({ counts: { added: 2, refused: 3 }, unknown: ['备注'], state: 'previewed' })
    expect(await projects()).toEqual([])
    expect(await refusedOf(one.importId)).toEqual([
      [7, '项目是公式，请粘贴成数值'],
      [8, '没有写项目'],
      [9, '站里没有「没有这个岗位」这个岗位'],
    ])
    await toTheEnd('import.run', one.importId)
    expect((await projects()).map(({ name, isBrand }) => [name, isBrand]).sort()).toEqual([
      ['楼道 24 小时', false],
      ['门口聊聊', true],
    ])
  })

  it('days of a spreadsheet are read as days, and columns come in any order', async () => {
    const body = anXlsx([
      ['成立时间', '队伍名称', '类型'],
      [{ day: 43525 }, '爱心理发队', '医疗卫生类'],
    ])
    const { importId } = await look('teams', body)
    await toTheEnd('import.run', importId)
    expect((await teams()).map(({ form, state }) => [form.foundedYear, form.type, state])).toEqual([
      [2019, 'medical', 'draft'],
    ])
  })

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['GB18030', (text: string) => encode(text, 'gb18030')],
    ['UTF-16 with tabs', (text: string) => Buffer.from(`\uFEFF${text.replace(/,/g, '\t')}`, 'utf16le')],
  ])('a text in %s', async (_, bytes) => {
    const body = bytes('网格,楼栋\r\n一网格,1-3号楼\r\n"一网格","5幢、７栋"\r\n,\r\n一网格,\r\n')
    const fileId = await aTable(test, 'o-staff', body, 'csv')
    const asked = { kind: 'buildings', fileId, fileName: '楼.csv' } as const
    const { importId, counts } = await test.must('o-staff', 'import.preview', asked)
    expect(counts).toEqual({ added: 2, changed: 0, same: 0, refused: 1 })
    await toTheEnd('import.run', importId)
    const added = (await grids()).find(({ name }) => name === '一网格')
    expect(added?.buildings).toEqual(['1 号楼', '2 号楼', '3 号楼', '5 号楼', '7 号楼'])
  })

  it('what is no table, too large, locked or a bomb is refused in words', async () => {
    expect(await refusedFile('teams', ' \n', 'csv')).toBe('TABLE_UNREADABLE 里面没有字')
    expect(await refusedFile('teams', Buffer.from('504b0304deadbeef', 'hex'))).toBe(
      'TABLE_UNREADABLE 文件坏了',
    )
    expect(await refusedFile('teams', packed({ 'word/document.xml': '<a/>' }))).toBe(
      'TABLE_UNREADABLE 不是 .xlsx 或 .csv 表格',
    )
    expect(await refusedFile('teams', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe(
      'TABLE_UNREADABLE 是旧版的 .xls',
    )
    const bomb = { ...xlsxParts([['名称']]), 'xl/worksheets/sheet1.xml': ' '.repeat(40_000_000) }
    expect(await refusedFile('teams', packed(bomb))).toBe('TABLE_TOO_LARGE 里面的内容太大')
    const lying = packed({ ...xlsxParts([['名称']]), 'xl/worksheets/sheet1.xml': ' '.repeat(9_000_000) })
    // The size that a packed file says of its parts stands in its list at the end; whoever lies says less.
    const listed = lying.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml')) - 46 + 24
    lying.writeUInt32LE(100, listed)
    expect(await refusedFile('teams', lying)).toMatch(/^TABLE_UNREADABLE/)
    expect(await refusedFile('teams', Buffer.alloc(2 * 1024 * 1024 + 1, 'a'), 'csv')).toBe(
      'TABLE_TOO_LARGE 超过 2 MB',
    )
    expect(await refusedFile('teams', `名称\n${'甲\n'.repeat(2001)}`)).toBe('TABLE_TOO_LARGE 超过 2,000 行')
    expect(await refusedFile('teams', `名称${',a'.repeat(41)}\n`)).toBe('TABLE_TOO_LARGE 超过 40 列')
    const merged = anXlsx(
      [['名称'], ['甲'.repeat(600)], ...Array.from({ length: 900 }, () => [1])],
      ['A2:Z900'],
    )
    expect(await refusedFile('teams', merged)).toBe('TABLE_TOO_LARGE 字太多')
    expect(await refusedFile('teams', '队名单\n甲\n')).toBe('IMPORT_COLUMNS')
    expect(await refusedFile('teams', '名称\n')).toBe('IMPORT_NOTHING')
  })

  it.each([
    ['unreadable', ' \n', 'TABLE_UNREADABLE'],
    ['of other columns', '队名单\n甲\n', 'IMPORT_COLUMNS'],
    ['empty', '名称\n', 'IMPORT_NOTHING'],
  ])('one that is %s is not kept', async (_, body, code) => {
    const fileId = await aTable(test, 'o-staff', body, 'csv')
    const asked = { kind: 'teams', fileId, fileName: '队伍.csv' } as const
    expect(await test.code('o-staff', 'import.preview', asked)).toBe(code)
    const again = await test.call('o-staff', 'import.preview', asked)
    expect(again).toMatchObject({ error: { code: 'TABLE_UNREADABLE', details: { why: '文件没有传上来' } } })
  })

  it('nobody reads what another has uploaded, and the function that reads answers nobody but ours', async () => {
    const fileId = await aTable(test, 'o-admin', '名称\n甲队\n')
    const asked = { kind: 'teams', fileId, fileName: '队.csv' } as const
    expect(await test.code('o-staff', 'import.preview', asked)).toBe('INVALID_INPUT')
    const direct = await test.cloud.call('sheets', { fileId, signature: 'made-up' }, { openid: 'o-staff' })
    expect(direct.result).toEqual({ ok: false, fault: 'gone' })
  })
})

describe('writing', () => {
  const file = (from: number, count: number, about = '') =>
    `岗位,项目,做什么\n${Array.from({ length: count }, (_, i) => `基层治理参与,项目${from + i},${about}`).join('\n')}\n`

  it('a thousand rows are looked at in at most forty requests and written in parts; again they change nothing', async () => {
    const fileId = await aTable(test, 'o-staff', file(0, 1000))
    const asked = { kind: 'projects', fileId, fileName: '项目.csv' } as const
    const reply = await test.call('o-staff', 'import.preview', asked)
    expect(reply.ops).toBeLessThanOrEqual(40)
    const { importId, parts, counts } = (reply as { data: Output<'import.preview'> }).data
    expect([parts, counts.added]).toEqual([20, 1000])
    const first = await test.call('o-staff', 'import.run', { importId })
    expect(first.ops).toBeLessThanOrEqual(60)
    expect((await projects()).length).toBe(50)
    const done = await toTheEnd('import.run', importId)
    expect(done).toMatchObject({ state: 'done', written: 20, counts: { added: 1000, refused: 0 } })
    expect((await projects()).length).toBe(1000)
    expect(await test.must('o-staff', 'import.run', { importId })).toMatchObject({ state: 'done' })
    expect((await look('projects', file(0, 1000))).counts).toEqual({
      added: 0,
      changed: 0,
      same: 1000,
      refused: 0,
    })
  })

  it('what a column does not say stays; what it says changes; both go back unless somebody has touched it', async () => {
    const first = await look(
      'projects',
      '岗位,项目,负责人,做什么\n基层治理参与,聊聊,王芳,每周\n基层治理参与,夜巡,李强,每晚\n',
    )
    await toTheEnd('import.run', first.importId)
    const second = await look(
      'projects',
      '岗位,项目,做什么\n卫生健康服务,聊聊,每天\n基层治理参与,夜巡,\n基层治理参与,晨练,\n',
    )
    expect(second.counts).toEqual({ added: 1, changed: 1, same: 1, refused: 0 })
    await toTheEnd('import.run', second.importId)
    const chat = async () => (await projects()).find(({ name }) => name === '聊聊')
    expect(await chat()).toMatchObject({
      about: '每天',
      leaderName: '王芳',
      positionId: 'health_service',
      version: 2,
    })
    const morning = (await projects()).find(({ name }) => name === '晨练')
    await test.must('o-staff', 'project.rest', { projectId: morning?._id ?? '', version: 1, active: false })
    const back = await toTheEnd('import.undo', second.importId)
    expect(back).toMatchObject({ state: 'undone', undone: 1, kept: 1 })
    expect(await chat()).toMatchObject({ about: '每周', positionId: 'governance', version: 3 })
    expect((await projects()).map(({ name }) => name).sort()).toEqual(['夜巡', '晨练', '聊聊'])
    expect(await test.code('o-staff', 'import.run', { importId: second.importId })).toBe('INVALID_STATE')
  })

  it('two who import the same file at the same moment write every row once', async () => {
    const one = await look('projects', file(0, 30))
    const other = await look('projects', file(0, 30))
    const ran = await Promise.all([
      test.must('o-staff', 'import.run', { importId: one.importId }),
      test.must('o-admin', 'import.run', { importId: one.importId }),
      test.must('o-admin', 'import.run', { importId: other.importId }),
    ])
    expect((await projects()).length).toBe(30)
    for (const { state, counts } of ran) {
      expect({ state, refused: counts.refused }).toEqual({ state: 'done', refused: 0 })
      expect(counts.added + counts.same).toBe(30)
    }
    expect(ran[0].counts).toEqual(ran[1].counts)
    expect(ran[0].counts.added + ran[2].counts.added).toBe(30)
  })

  it('a team belongs to one that stands further down; a circle is refused', async () => {
    const one = await look(
      'teams',
      '名称,种类,上级\n理发分队,分队,爱心总队\n爱心总队,服务队,\n甲队,,乙队\n乙队,,甲队\n',
    )
    expect(await refusedOf(one.importId)).toEqual([
      [4, '上级不能再有上级，自己也不能有下级'],
      [5, '上级不能再有上级，自己也不能有下级'],
    ])
    await toTheEnd('import.run', one.importId)
    const [parent] = await test.rows<TeamDocument>('teams', { 'form.name': '爱心总队' })
    expect(await test.rows('teams', { 'form.name': '理发分队' })).toMatchObject([
      { parentId: parent?._id, parentName: '爱心总队', form: { kind: 'squad' }, state: 'draft', version: 1 },
    ])
    expect(await toTheEnd('import.undo', one.importId)).toMatchObject({ undone: 2, kept: 0 })
    expect(await teams()).toEqual([])
  })

  it('buildings in which somebody lives stay when the rest goes back', async () => {
    const before = await grids()
    const { importId } = await look('buildings', '网格,楼栋\n新网格,1号楼\n新网格,2号楼\n')
    await toTheEnd('import.run', importId)
    const made = (await grids()).find(({ name }) => name === '新网格')
    await put(test, 'people', [
      aPerson('o-new', { realName: '新邻居', gridId: made?.gridId ?? '', building: '2 号楼' }),
    ])
    expect(await toTheEnd('import.undo', importId)).toMatchObject({ undone: 0, kept: 2 })
    await test.cloud.store.remove('people', {
      query: { building: '2 号楼', realName: '新邻居' },
      multi: true,
    })
    const again = await look('buildings', '网格,楼栋\n另一网格,1号楼\n')
    await toTheEnd('import.run', again.importId)
    expect(await toTheEnd('import.undo', again.importId)).toMatchObject({ undone: 1 })
    expect((await grids()).map(({ name }) => name)).toEqual([...before.map(({ name }) => name), '新网格'])
  })

  it('bad words are refused row by row, and the rest is imported', async () => {
    const bad = '夜巡\n骂人的话'
    for (const text of [`聊聊\n${bad}`, bad]) judgeText(test, text, 'risky')
    const file = '岗位,项目,做什么\n基层治理参与,聊聊,\n基层治理参与,夜巡,骂人的话\n'
    const { importId } = await look('projects', file)
    const done = await toTheEnd('import.run', importId)
    expect(done.counts).toEqual({ added: 1, changed: 0, same: 0, refused: 1 })
    expect(await refusedOf(importId)).toEqual([[3, '没有通过内容检查']])
  })
})

describe('remembering', () => {
  it('what was looked at is forgotten after a day, what was imported can be undone for seven and then keeps its counts', async () => {
    const looked = await look('projects', '岗位,项目\n基层治理参与,聊聊\n')
    const { importId } = await look('projects', '岗位,项目\n基层治理参与,夜巡\n')
    await toTheEnd('import.run', importId)
    test.at(test.now() + DAY + 1)
    await test.jobs()
    expect(await test.code('o-staff', 'import.run', { importId: looked.importId })).toBe('NOT_FOUND')
    expect((await test.must('o-staff', 'import.list', {})).items).toMatchObject([
      { importId, state: 'done', counts: { added: 1 }, undoUntil: expect.any(Number) as number },
    ])
    test.at(test.now() + 7 * DAY)
    await test.jobs()
    await test.jobs()
    expect(await test.rows('importParts')).toEqual([])
    expect(await test.code('o-staff', 'import.undo', { importId })).toBe('IMPORT_FORGOTTEN')
    expect((await test.must('o-staff', 'import.list', {})).items).toMatchObject([
      { importId, undoUntil: null },
    ])
  })

  it('another station sees and runs nothing', async () => {
    const { importId } = await look('projects', '岗位,项目\n基层治理参与,聊聊\n')
    await appoint(test, 'o-far', ['staff'], { stationId: 'st2' })
    expect(await test.code('o-far', 'import.run', { importId })).toBe('OTHER_STATION')
    expect(await test.code('o-far', 'import.open', { importId })).toBe('OTHER_STATION')
    expect(await test.must('o-far', 'import.list', {})).toMatchObject({ items: [] })
  })
})
