/** What people type in cells is read as it is meant, and what cannot be is said in words. */
import { decideBuildings, withBuildings, withoutBuildings } from '@/domain/imports/kinds/building'
import { importTables, tableOf, type ImportKindName } from '@/domain/imports/kinds'
import { matchTable } from '@/domain/imports/match'
import { oneOf, phone, tidyCell, whole, words, year, yesOrNo } from '@/domain/imports/reading'

const said = (read: { ok: boolean; value?: unknown; problem?: string }) =>
  read.ok ? read.value : read.problem

it.each([
  ['１３８', '138'],
  ['张　三', '张三'],
  ['  李  四 ', '李四'],
  ['A  座', 'A 座'],
  ['一\n二', '一二'],
])('%j is kept as %j', (text, kept) => expect(tidyCell(text)).toBe(kept))

it.each([
  ['13800138000', '13800138000'],
  ['1.3800138000E+10', '13800138000'],
  ['1.38E+10', '「1.38E+10」后面的数丢了，请把这一列改成文本再填一次'],
  ['13800138000.0', '13800138000'],
  ['138-0013-8000', '13800138000'],
  ['1380013', '「1380013」不是能打通的号码'],
])('the number %s', (text, outcome) => expect(said(phone(text))).toBe(outcome))

it.each([
  ['1,200', 1200],
  ['12.0', 12],
  ['1.2E+3', 1200],
  ['-1', '「-1」不是 0 到 9999 的整数'],
  ['2.5', '「2.5」不是 0 到 9999 的整数'],
  ['两', '「两」不是 0 到 9999 的整数'],
])('the amount %s', (text, outcome) => expect(said(whole(0, 9999)(text))).toBe(outcome))

it('years, words, choices, yes and no', () => {
  expect(['2019', '2019年', '2019-03-01', '19'].map((text) => said(year(1949, 2099)(text)))).toEqual([
    2019,
    2019,
    2019,
    '「19」不是年份，请写四位数',
  ])
  expect(said(words(2)('三个字'))).toBe('太长，最多 2 个字')
  expect(said(oneOf<'a' | 'b'>({ a: '分队', b: '协会' }, { 小队: 'a' })('小队'))).toBe('a')
  expect(said(oneOf({ a: '分队', b: '协会' })('社团'))).toBe('「社团」不在可选的里面：分队、协会')
  expect(['是', '√', '否', 'N'].map((text) => said(yesOrNo(text)))).toEqual([true, true, false, false])
})

const match = (kind: ImportKindName, ...rows: string[][]) =>
  matchTable(
    tableOf(kind),
    rows.map((cells, at) => ({ at: at + 1, cells })),
  )

describe.each(Object.keys(importTables) as ImportKindName[])('the table of %s', (kind) => {
  const { columns } = tableOf(kind)
  const heads = Object.values(columns).map(({ label }) => label)

  it('has heads that no two columns share', () => {
    const all = Object.values(columns).flatMap(({ label, words: others = [] }) => [label, ...others])
    expect(new Set(all).size).toBe(all.length)
  })

  it('is found by its own heads in any order, whatever stands above', () => {
    const found = match(
      kind,
      ['一张表'],
      [],
      [...heads].reverse(),
      heads.map(() => ''),
    )
    expect(found).toEqual({ ok: true, value: { lines: [], unknown: [] } })
  })

  it('says which needed columns are missing', () => {
    const needed = Object.values(columns)
      .filter(({ needed }) => needed)
      .map(({ label }) => label)
    expect(match(kind, ['甲', '乙'])).toMatchObject({ error: { details: { columns: needed.join('、') } } })
  })

  it('refuses the second of two rows with one key, and passes a repeated head over', () => {
    const texts: Record<string, string> = {
      网格: '一网格',
      楼栋: '1 号楼',
      岗位: '基层治理参与',
      项目: '聊聊',
      名称: '甲队',
      ...{ 什么荣誉: '身边好人', 名称或姓名: '王秀英', 给谁: '个人', 哪一年: '2019', 谁评的: '区里' },
      ...{ 分: '5', 数量: '1', 姓名: '王秀英', 出生: '1956-03-01', 本人同意方式: '签了同意书' },
    }
    const needed = Object.values(columns)
      .filter((one) => one.needed)
      .map(({ label }) => label)
    const row = needed.map((label) => texts[label] ?? '')
    const found = match(kind, needed, row, needed, row)
    expect(found.ok && found.value.lines.map(({ at, problem }) => [at, problem])).toEqual([
      [2, ''],
      [4, '和第 2 行写的是同一个'],
    ])
  })
})

describe('buildings', () => {
  const read = (text: string) => said(importTables.buildings.columns.buildings.read(text))

  it('one, several, a range; what is written differently is one building', () => {
    expect(read('3幢')).toEqual(['3 号楼'])
    expect(read('1-3号楼')).toEqual(['1 号楼', '2 号楼', '3 号楼'])
    expect(read('1号楼至2号楼、5栋,五栋')).toEqual(['1 号楼', '2 号楼', '5 号楼'])
    expect(read('3-1')).toBe('「3-1」看不懂')
    expect(read('1-100号楼')).toBe('最多写 60 栋')
  })

  it('what is added comes off again and leaves what stood there', () => {
    const before = [{ gridId: 'g1', name: '一网格', buildings: ['1 号楼'] }]
    for (const row of [
      { grid: '一 网格', buildings: ['1 号楼', '2 号楼'] },
      { grid: '二网格', buildings: ['1 号楼'] },
    ]) {
      const decided = decideBuildings(row, before, 'g-new')
      if (!decided.ok || !decided.change) throw new Error('nothing was added')
      const after = withBuildings(before, decided.change)
      expect(withBuildings(after, decided.change)).toEqual(after)
      expect(decideBuildings(row, after, 'g-new')).toEqual({ ok: true, change: null })
      expect(withoutBuildings(after, decided.change)).toEqual(before)
    }
  })

  it('no station gets more grids or buildings than its document holds', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `${i + 1} 号楼`)
    const grids = Array.from({ length: 200 }, (_, i) => ({
      gridId: `g${i}`,
      name: `网格${i}`,
      buildings: many(200),
    }))
    expect(decideBuildings({ grid: '新的', buildings: ['1 号楼'] }, grids, 'n').ok).toBe(false)
    expect(decideBuildings({ grid: '网格0', buildings: ['东门'] }, grids, 'n').ok).toBe(false)
  })
})
