/** The table of people: what is read and refused, who a row is, and that no identity number gets in. */
import { matchTable } from '../../../src/domain/imports/match'
import { tableOf } from '../../../src/domain/imports/kinds'
import {
  evidenceIn,
  type Known,
  likeness,
  type PersonRow,
  personTable,
  saidIn,
} from '../../../src/domain/imports/kinds/person'
import { day, maskedNumber } from '../../../src/domain/imports/reading'

const NOW = Date.parse('2026-05-06T02:00:00Z')
const table = tableOf('people')

const linesOf = (head: string, ...rows: string[]) => {
  const cells = [head, ...rows].map((line, at) => ({ at: at + 1, cells: line.split(',') }))
  const matched = matchTable(table, cells)
  if (!matched.ok) throw new Error(matched.error.code)
  return matched.value.lines
}
const HEAD = '姓名,联系电话,性别,出生日期,所属网格,楼栋,单元,房号,同意方式,登记日期'
const readOne = (row: string) => {
  const [line] = linesOf(HEAD, row)
  return line?.row ?? line?.problem
}
const WAY = '上门说明，签了同意书'.replace('，', '；')

describe('days', () => {
  it.each([
    ['1956-03-01', '1956-03-01'],
    ['1956/3/1', '1956-03-01'],
    ['1956.3.1', '1956-03-01'],
    ['1956年3月1日', '1956-03-01'],
    ['19560301', '1956-03-01'],
    ['１９５６-０３-０１', '1956-03-01'],
    ['1956-03-01 00:00:00', '1956-03-01'],
    ['1956-03-01T08:00:00.000Z', '1956-03-01'],
    ['20515', '1956-03-01'],
    ['20515.0', '1956-03-01'],
  ])('%s is a day', (text, expected) => expect(day(text)).toEqual({ ok: true, value: expected }))

  it.each([
    '1956',
    '1956-03',
    '56-3-1',
    '1956-02-30',
    '1956-13-01',
    '1850-01-01',
    '今年',
    '3月1日',
    '0',
    '123',
  ])('%s is none', (text) => expect(day(text)).toMatchObject({ ok: false }))
})

describe('rows', () => {
  it.each([
    [
      `王秀英,138 0000 1234,女,1956-03-01,一网格,3号楼,2单元,301室,${WAY},2026-01-02`,
      {
        ...{
          realName: '王秀英',
          phone: '13800001234',
          sex: 'woman',
          birthDate: '1956-03-01',
          grid: '一网格',
        },
        ...{ building: '3号楼', unit: '2', room: '301', consent: WAY, registered: '2026-01-02' },
      },
    ],
    [
      `王 秀 英,1.3800001234E+10,女性,19560301,一网格,,,,${WAY},`,
      { realName: '王秀英', phone: '13800001234', sex: 'woman' },
    ],
    [`欧阳·娜,,,1956-03-01,一网格,,,,${WAY},`, { realName: '欧阳·娜' }],
    [`王主任,,,1956-03-01,一网格,,,,${WAY},`, '姓名里有「主任」，请只写本名'],
    [`李站長,,,1956-03-01,一网格,,,,${WAY},`, '姓名里有「站长」，请只写本名'],
    [`王*,,,1956-03-01,一网格,,,,${WAY},`, '姓名不是全名，请写全'],
    [`王某某,,,1956-03-01,一网格,,,,${WAY},`, '姓名不是全名，请写全'],
    [`王秀英1,,,1956-03-01,一网格,,,,${WAY},`, '姓名不是全名，请写全'],
    [`${'王'.repeat(21)},,,1956-03-01,一网格,,,,${WAY},`, '姓名太长，最多 20 个字'],
    [`王秀英,,,,一网格,,,,${WAY},`, '没有写出生'],
    [`王秀英,,,1956-03-01,,,,,${WAY},`, '没有写网格'],
    ['王秀英,,,1956-03-01,一网格,,,,,', '没有写本人同意方式'],
    ['王秀英,,,1956-03-01,一网格,,,,是,', '本人同意方式请写怎么同意的，比如：上门说明，签了同意书'],
    ['王秀英,,,1956-03-01,一网格,,,,同意,', '本人同意方式请写怎么同意的，比如：上门说明，签了同意书'],
    ['王秀英,,,1956-03-01,一网格,,,,未同意,', '本人同意方式写的是没有同意，本人同意了才能建档'],
    ['王秀英,,,1956-03-01,一网格,,,,否,', '本人同意方式写的是没有同意，本人同意了才能建档'],
    [`王秀英,,保密,1956-03-01,一网格,,,,${WAY},`, '性别「保密」不在可选的里面：女、男'],
    // A number that cannot be read is not repeated in words that anybody may see.
    [`王秀英,1380000123,,1956-03-01,一网格,,,,${WAY},`, '电话「****」不是能打通的号码'],
    [`王秀英,138000012345,,1956-03-01,一网格,,,,${WAY},`, '电话「138****2345」不是能打通的号码'],
    [`王秀英,1.38E+10,,1956-03-01,一网格,,,,${WAY},`, '电话「****」后面的数丢了，请把这一列改成文本再填一次'],
  ])('%s', (row, expected) => {
    if (typeof expected === 'string') expect(readOne(row)).toBe(expected)
    else expect(readOne(row)).toMatchObject(expected)
  })

  it('the same person twice is one; a family may share a number', () => {
    const rows = [
      `王秀英,13800001234,,1956-03-01,一网格,1,,,${WAY},`,
      `王 秀英,13800001234,,1957-03-01,一网格,2,,,${WAY},`,
      `王建国,13800001234,,1954-03-01,一网格,1,,,${WAY},`,
      `赵一,,,1956-03-01,一网格,３号楼,,,${WAY},`,
      `赵一,,,1956-03-01,一网格,3栋,,,${WAY},`,
      `赵一,,,1956-03-01,一网格,4栋,,,${WAY},`,
    ]
    expect(linesOf(HEAD, ...rows).map(({ problem }) => problem)).toEqual([
      ...['', '和第 2 行写的是同一个', '', '', '和第 5 行写的是同一个', ''],
    ])
  })
})

describe('identity numbers', () => {
  it.each([
    '身份证',
    '身份证号',
    '身份证号码（18位）',
    '公民身份号码',
    '证件号码',
    '居民身份证号',
    '身份 证 号',
  ])('a table with %s is refused as a whole', (head) => {
    const rows = [
      { at: 1, cells: ['姓名', head, '出生', '网格', '本人同意方式'] },
      { at: 2, cells: ['王秀英', '350000195603010000', '1956-03-01', '一网格', WAY] },
    ]
    expect(matchTable(table, rows)).toMatchObject({ ok: false, error: { code: 'IMPORT_ID_NUMBERS' } })
  })

  it('a title that speaks of them is no column', () => {
    const rows = [
      { at: 1, cells: ['兴神路社区居民信息登记表（不收身份证）'] },
      { at: 2, cells: HEAD.split(',') },
      { at: 3, cells: `王秀英,,,1956-03-01,一网格,,,,${WAY},`.split(',') },
    ]
    expect(matchTable(table, rows)).toMatchObject({ ok: true, value: { lines: [{ problem: '' }] } })
  })

  it.each(['350000195603010000', '35000019560301000X', '350000 19560301 000x', '身份证350000195603010000'])(
    '%s in another column refuses the row and is not kept',
    (number) => {
      const [line] = linesOf(HEAD, `王秀英,,,1956-03-01,一网格,,,,${number},`)
      expect(line).toMatchObject({ row: null, problem: '里面像是有身份证号，这个不收；请去掉再导入' })
      expect(line?.texts.join()).not.toMatch(/3500/)
    },
  )
})

describe('in the words of the station', () => {
  const grids = [{ gridId: 'g1', name: '一网格', buildings: ['3 号楼'] }]
  const row = { realName: '王秀英', birthDate: '1956-03-01', grid: '一 网格', consent: WAY } as PersonRow

  it.each([
    [{}, { realName: '王秀英', birthDate: '1956-03-01', gridId: 'g1' }],
    [
      { building: '３栋', unit: '2' },
      { gridId: 'g1', building: '3 号楼', unit: '2' },
    ],
    [{ building: '8栋' }, { gridId: 'g1', building: '8 号楼' }],
    [{ grid: '九网格' }, '站里没有「九网格」，请先导入网格和楼栋'],
    [{ birthDate: '2026-05-07' }, '出生的日子还没有到'],
    [{ birthDate: '2012-05-07' }, '未满 14 岁，请家长在小程序里添家人'],
    [{ birthDate: '2012-05-06' }, { birthDate: '2012-05-06' }],
    [{ registered: '2026-05-07' }, '登记的日子还没有到'],
  ])('%j', (given, expected) => {
    const answer = saidIn({ ...row, ...given }, grids, NOW)
    if (typeof expected === 'string') expect(answer).toEqual({ ok: false, problem: expected })
    else expect(answer).toMatchObject({ ok: true, said: expected })
  })

  it('what was agreed keeps the day on which it was written down, within its length', () => {
    expect(evidenceIn({ ...row, registered: '2025-03-01' })).toBe(`${WAY}（2025-03-01 登记）`)
    const longest = evidenceIn({ ...row, consent: '长'.repeat(84), registered: '2025-03-01' })
    expect(longest.length).toBeLessThanOrEqual(100)
    expect(personTable.columns.consent.read('长'.repeat(86))).toMatchObject({ ok: false })
  })
})

describe('who a row is', () => {
  const asked = {
    id: 'r-new',
    realName: '王秀英',
    birthDate: '1956-03-01',
    building: '3 号楼',
    phoneKey: 'k1',
  }
  const one = (given: Partial<Known>): Known => ({
    ...{ _id: 'r1', realName: '王秀英', birthDate: '1956-03-01', building: '3 号楼', openid: '' },
    ...given,
  })

  /** By everything that may agree: the name, the number, the day, the building, and whether the app is used. */
  const cases = [true, false].flatMap((name) =>
    [true, false].flatMap((number) =>
      [true, false].flatMap((born) =>
        [true, false].flatMap((home) => [true, false].map((app) => ({ name, number, born, home, app }))),
      ),
    ),
  )
  it.each(cases)('%j', ({ name, number, born, home, app }) => {
    const known = one({
      ...(!name && { realName: '李四' }),
      ...(number && { phoneKey: 'k1' }),
      ...(!born && { birthDate: '1960-01-01' }),
      ...(!home && { building: '4 号楼' }),
      ...(app && { openid: 'o' }),
    })
    const found = likeness(asked, [known])
    const isAlike = name && (number || born)
    if (isAlike && app) return expect(found).toMatchObject({ is: 'refused' })
    if (name && (number || (born && home)))
      return expect(found).toEqual({ is: 'known', person: known, twins: [] })
    const why = isAlike ? 'person' : number ? 'phone' : null
    return expect(found).toEqual({ is: 'new', twins: why === null ? [] : [{ why, others: ['r1'] }] })
  })

  it('one that was imported before and has moved since is met by its id', () => {
    const moved = one({ _id: 'r-new', building: '9 号楼' })
    expect(likeness(asked, [moved])).toMatchObject({ is: 'known', person: moved })
  })

  it('two records of one person are for staff to look at first', () => {
    const both = [one({}), one({ _id: 'r2', phoneKey: 'k1', building: '5 号楼' })]
    expect(likeness(asked, both)).toEqual({
      is: 'refused',
      problem: '站里有两份这样的档，请先到「档案核对」里核对',
    })
  })

  it('somebody known whose number is another’s too is noted', () => {
    const other = one({ _id: 'r2', realName: '李四', phoneKey: 'k1' })
    expect(likeness(asked, [one({}), other])).toMatchObject({
      is: 'known',
      twins: [{ why: 'phone', others: ['r2'] }],
    })
  })

  it('without a number nobody is known by one', () => {
    expect(likeness({ ...asked, phoneKey: null }, [one({ realName: '李四' })])).toEqual({
      is: 'new',
      twins: [],
    })
  })
})

it.each([
  ['13800001234', '138****1234'],
  ['059187654321', '059****4321'],
  ['1380000', '****'],
])('%s is shown as %s', (text, shown) => expect(maskedNumber(text)).toBe(shown))
