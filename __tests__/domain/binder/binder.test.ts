/** What a binder is made of, without a database: widths, volumes, corrections, what no file may hold. */
import fc from 'fast-check'
import { correctionsIn, notYetTold, tellingOf } from '../../../src/domain/binder/corrections'
import { columnsOf, fitted, fromChanged, keptColumns } from '../../../src/domain/binder/columns'
import type { BinderDocument, Chapter } from '../../../src/domain/binder/documents'
import {
  beginBinder,
  binderRules,
  chapterKeys,
  progressOf,
  wantedMonth,
  withPart,
} from '../../../src/domain/binder/make'
import { volumesOf } from '../../../src/domain/binder/volumes'
import { isWriting, writable } from '../../../src/domain/files/writing'
import { HOUR, startOf } from '../../../src/domain/kernel/clock'
import {
  callingOf,
  defineRegister,
  lineOf,
  noSums,
  sumLine,
  widthsOf,
  withLines,
} from '../../../src/domain/registers/register'

const register = defineRegister<{
  _id: string
  name: string
  personId: string
  minutes: number
  words: string
}>({
  title: '时长',
  none: '没有',
  columns: [
    { head: '姓名', room: 3, cell: ({ name, personId }, calling) => calling(name, personId), is: 'name' },
    { head: '说明', room: 7, cell: ({ words }) => words },
    { head: '分钟', room: 4, cell: ({ minutes }) => minutes, is: 'sum' },
  ],
})
const row = (given: object = {}) => ({
  _id: 'a',
  name: '欧阳小燕',
  personId: 'p1',
  minutes: 30,
  words: '',
  ...given,
})

describe('a line of a register', () => {
  it.each([
    ['打 13812345678 找', '打 138****5678 找'],
    ['13812345678', '138****5678'],
    ['号码2013812345678不是电话', '号码2013812345678不是电话'],
    ['证件 11010119900307123X', '证件 （证件号）'],
    ['证件 110101 19900307 123X', '证件 （证件号）'],
    ['138 1234 5678、139-1234-5678', '138****5678、139****5678'],
    ['+86 13812345678，8613912345678', '138****5678，139****5678'],
    ['１３８１２３４５６７８', '138****5678'],
    ['座机 0571-88886666，（010）6666 7777', '座机 （电话），（电话）'],
    ['家里电话：88886666', '家里电话：（电话）'],
    ['2号楼3单元501张秀英的药已送', '2号楼（门牌）张秀英的药已送'],
    ['2 号楼 3 单元 501 室、5栋1201', '2 号楼（门牌）、5栋（门牌）'],
    ['3单元502室，2-3-501，2-501室', '（门牌），（门牌），（门牌）'],
    ['三号楼二单元五零一的老人；6#1102', '三号楼（门牌）的老人；6#（门牌）'],
    ['住 501 室', '住 （门牌）'],
    ['10月8号1000人来，发了3号楼200份', '10月8号1000人来，发了3号楼200份'],
    ['2026-10-08 09:30–11:00，3 号楼前 25 人', '2026-10-08 09:30–11:00，3 号楼前 25 人'],
    ['报了一门 3 次，花了 1200.5 元', '报了一门 3 次，花了 1200.5 元'],
    ['=HYPERLINK("x")', '=HYPERLINK("x")'],
  ])('says %s as %s', (words, said) => {
    expect(lineOf(register, row({ words }), callingOf(new Set())).cells[1]).toBe(said)
  })

  it('keeps the rooms of a place of the station, which are nobody’s door, and no number there', () => {
    const columns = register.columns.map((column) =>
      column.head === '说明' ? { ...column, is: 'place' as const } : column,
    )
    const line = lineOf(
      { ...register, columns },
      row({ words: '201 室（13812345678）' }),
      callingOf(new Set()),
    )
    expect(line.cells[1]).toBe('201 室（138****5678）')
  })

  it('names whoever agreed, and everybody else by the surname', () => {
    const calling = (...named: string[]) => lineOf(register, row(), callingOf(new Set(named))).cells[0]
    expect([calling('p1'), calling()]).toEqual(['欧阳小燕', '欧阳*'])
  })

  it('is added up beneath what is a number', () => {
    const lines = [row(), row({ minutes: 45 })].map((one) => lineOf(register, one, callingOf(new Set())))
    expect(sumLine(withLines(noSums(register), lines))).toEqual(['合计', '', 75])
    expect(sumLine([null, null])).toBeNull()
  })

  it('has widths that come to a hundred, whatever room the columns ask for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 }), (rooms) => {
        const columns = rooms.map((room) => ({ head: '', room }))
        expect(widthsOf({ columns }).reduce((all, width) => all + width, 0)).toBe(100)
      }),
    )
  })
})

describe('the months', () => {
  const at = (day: string) => startOf(day)

  it('wants the last month in the first half of the next, then this one', () => {
    expect(
      ['2026-11-03', '2026-11-15', '2026-11-16', '2026-12-01'].map((day) => wantedMonth(at(day))),
    ).toEqual(['2026-10', '2026-10', '2026-11', '2026-11'])
  })

  const begin = (before: BinderDocument | null, now: number, isSummed = true) =>
    beginBinder(before, { stationId: 'st1', month: '2026-11', by: 'p', name: '周敏', isSummed, now })

  it('is not frozen before the points of the month are summed up, unless nobody will sum them up any more', () => {
    expect(begin(null, at('2026-12-01') + 2 * HOUR, false)).toMatchObject({ error: { code: 'BINDER_EARLY' } })
    expect(begin(null, at('2026-12-01') + 2 * HOUR)).toMatchObject({ value: { frozen: true } })
    expect(begin(null, at('2026-11-20'), false)).toMatchObject({ value: { frozen: false } })
    expect(begin(null, at('2027-01-05'), false)).toMatchObject({ value: { frozen: true } })
  })

  it('freezes a month that is over, makes another one anew, and leaves a frozen one alone', () => {
    expect(begin(null, at('2026-10-31'))).toMatchObject({ ok: false, error: { code: 'BINDER_AHEAD' } })
    const early = begin(null, at('2026-11-20'))
    if (!early.ok) throw new Error('it begins')
    expect(early.value).toMatchObject({ frozen: false, round: 1, version: 1 })
    // While it is gathered it is the answer itself.
    expect(begin(early.value, at('2026-12-02'))).toEqual(early)
    const made: BinderDocument = { ...early.value, state: 'ready' }
    const late = begin(made, at('2026-12-02'))
    expect(late).toMatchObject({ ok: true, value: { frozen: true, round: 2, version: 2 } })
    const frozen: BinderDocument = { ...made, frozen: true }
    expect(begin(frozen, at('2026-12-02'))).toEqual({ ok: true, value: frozen })
  })

  it('goes through every chapter once and is then made', () => {
    const begun = begin(null, at('2026-12-02'))
    if (!begun.ok) throw new Error('it begins')
    let binder = begun.value
    for (let n = 0; n < chapterKeys.length; n += 1) {
      expect(progressOf(binder)).toEqual({ done: n, of: chapterKeys.length })
      binder = withPart(binder, register, { partId: null, lines: [], next: null }, at('2026-12-02'))
    }
    expect(binder).toMatchObject({ state: 'ready', madeAt: at('2026-12-02') })
    expect(binder.chapters.map(({ key }) => key)).toEqual(chapterKeys)
  })
})

describe('volumes', () => {
  const chapters = (sizes: readonly number[]): Chapter[] =>
    sizes.map((rows, n) => ({
      key: chapterKeys[n] as Chapter['key'],
      ...{ rows, sums: [] },
      parts: Array.from({ length: Math.ceil(rows / binderRules.partRows) }, (_, at) => ({
        id: `${n}-${at}`,
        rows: Math.min(binderRules.partRows, rows - at * binderRules.partRows),
      })),
    }))

  it('hold every part once and in its order, and none more rows than a person pages through', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 8 })
    fc.assert(
      fc.property(sizes, fc.constantFrom('word' as const, 'sheet' as const), (rows, as) => {
        const whole = chapters(rows)
        const volumes = volumesOf({ chapters: whole }, as)
        const pieces = volumes.flat()
        expect(pieces.flatMap(({ parts }) => parts)).toEqual(whole.flatMap(({ parts }) => parts))
        for (const volume of volumes) {
          const held = volume.flatMap(({ parts }) => parts).reduce((all, part) => all + part.rows, 0)
          expect(held).toBeLessThanOrEqual(binderRules.fileRows[as])
        }
        // Each chapter is added up once, where it ends, and begins once.
        const named = new Set(pieces.map(({ key }) => key))
        expect(pieces.filter(({ ends }) => ends)).toHaveLength(named.size)
        expect(pieces.filter(({ goesOn }) => !goesOn)).toHaveLength(named.size)
      }),
    )
  })
})

it('corrections tell what went, what came and what is otherwise, and not that somebody is called otherwise', () => {
  const line = (key: string, ...cells: (string | number)[]) => ({ key, cells })
  const was = [line('a', '王*', 'x', 30), line('b', '李*', 'y', 60), line('c', '赵*', 'z', 10)]
  const is = [line('a', '王小明', 'x', 30), line('b', '李*', 'y', 45), line('d', '孙*', 'w', 5)]
  const { columns } = register
  expect(
    correctionsIn(register, { month: '2026-11', columns, lines: was }, is).map(({ _id, change }) => [
      _id,
      change,
    ]),
  ).toEqual([
    ['b', '分钟 60 → 45'],
    ['c', '不算数了'],
    ['d', '后来补上的'],
  ])
})

it('corrections are told once: not in the same words again, and of a row that is as it was that it is', () => {
  const line = (key: string, ...cells: string[]) => ({ key, cells })
  const row = (_id: string, change: string) => ({ _id, chapter: '2026 年 10 月 · 时长', about: 'x', change })
  const told = tellingOf([
    // Until 0.21 a line did not say of which month it is: it was of the one before.
    {
      month: '2026-11',
      lines: [line('a', '时长', 'x', '甲'), line('b', '时长', 'x', '乙'), line('c', '时长', 'x', '丙')],
    },
    {
      month: '2026-12',
      lines: [
        line('b', '2026 年 10 月 · 时长', 'x', '又和定稿一样了'),
        line('a', '2026 年 11 月 · 时长', 'x', '丁'),
      ],
    },
  ])
  const of = { month: '2026-10', title: '时长' }
  expect(
    notYetTold([row('a', '甲'), row('d', '戊')], told, of).map(({ _id, change }) => [_id, change]),
  ).toEqual([
    ['c', '又和定稿一样了'],
    ['d', '戊'],
  ])
  expect(notYetTold([row('a', '己')], told, of).map(({ _id }) => _id)).toEqual(['a', 'c'])
})

describe('columns that have changed since', () => {
  const line = (key: string, ...cells: (string | number)[]) => ({ key, cells })

  it('are compared by their heads: one that came, went or moved is no correction', () => {
    // 分钟 stood before 说明 then, and there was a column that is gone.
    const columns = [
      { head: '姓名', is: 'name' as const },
      { head: '分钟' },
      { head: '地点' },
      { head: '说明' },
    ]
    const was = [line('a', '王*', 30, '3 号楼', 'x'), line('b', '李*', 60, '5 号楼', 'y')]
    const is = [line('a', '王*', 'x', 30), line('b', '李*', 'y', 45)]
    expect(
      correctionsIn(register, { month: '2026-11', columns, lines: was }, is).map(({ _id, change }) => [
        _id,
        change,
      ]),
    ).toEqual([['b', '分钟 60 → 45']])
  })

  const chapter = (given: object = {}): Chapter => ({
    key: 'activities',
    rows: 1,
    sums: [],
    parts: [],
    ...given,
  })

  it('are told as they were kept, and of a chapter until 0.21 as they were then', () => {
    const columns = [{ head: '活动', room: 9 }]
    expect(columnsOf(chapter({ columns }))).toEqual(columns)
    expect(columnsOf(chapter()).map(({ head }) => head)).toEqual([
      '日期',
      '时间',
      '活动',
      '类型',
      '岗位',
      '项目',
      '地点',
      '主办',
      '负责人',
      '名额',
      '到场',
      '分钟',
      '照片',
      '情况',
    ])
    for (const key of chapterKeys) {
      const kept = columnsOf(chapter({ key }))
      expect([key, kept.length > 2, kept.every(({ room }) => room > 0)]).toEqual([key, true, true])
    }
    expect(fitted(columns, [line('a'), line('b', 1, 2)])).toEqual([[''], [1]])
  })

  it('let a binder that is being gathered go on from the first chapter that was read under the earlier ones', () => {
    const shapeOf = () => register
    const [first, second] = [
      chapter({ columns: keptColumns(register) }),
      chapter({ key: 'attendance', columns: [{ head: '活动', room: 9 }], parts: [{ id: 'p', rows: 1 }] }),
    ]
    const binder = { chapters: [first, second, chapter({ key: 'proved' })], cursor: 'c' } as BinderDocument
    expect(fromChanged(binder, shapeOf)).toEqual({
      chapters: [first, { key: 'attendance', rows: 0, sums: [], parts: [] }],
      cursor: null,
    })
    const unchanged = { ...binder, chapters: [first, chapter({ rows: 0 })] }
    expect(fromChanged(unchanged, shapeOf)).toBe(unchanged)
  })
})

describe('what a file may hold', () => {
  it.each([
    ['\u0000a\u0007b\tc\nd', 'ab\tc\nd'],
    ['王😀 𠮷野', '王😀 𠮷野'],
    ['a\ud83d', 'a'],
    ['\ude00b', 'b'],
    ['\ufffe\uffff', ''],
  ])('%j is written as %j', (text, written) => {
    expect(writable(text)).toBe(written)
  })

  it('is a table whose rows all have its columns, of texts and numbers', () => {
    const table = (given: object) => ({
      ...{ name: 'n', title: 't', under: '' },
      parts: [{ is: 'table', widths: [50, 50], rows: [['a', 1]], ...given }],
    })
    expect(isWriting(table({}))).toBe(true)
    expect(isWriting(table({ sum: ['合计', 3] }))).toBe(true)
    for (const wrong of [
      { rows: [['a']] },
      { rows: [['a', NaN]] },
      { sum: ['合计'] },
      { widths: [50, 49] },
      { rows: [[{}, 1]] },
    ])
      expect(isWriting(table(wrong))).toBe(false)
  })
})
