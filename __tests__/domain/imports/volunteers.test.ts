/** The table of volunteers: the columns of people, what they would do when, and who may be applied for by others. */
import type { ImportTable } from '../../../src/domain/imports/define-kind'
import { personTable } from '../../../src/domain/imports/kinds/person'
import { offeredIn, volunteerTable } from '../../../src/domain/imports/kinds/volunteer'
import { matchTable } from '../../../src/domain/imports/match'
import { instantOf } from '../../../src/domain/kernel/clock'

const now = instantOf('2026-11-27', '10:00')

function readIn(row: string): unknown {
  const head = '姓名,出生日期,网格,本人同意方式,特长,服务时间'
  const cells = [head, row].map((line, at) => ({ at: at + 1, cells: line.split(',') }))
  const matched = matchTable(volunteerTable as unknown as ImportTable, cells)
  if (!matched.ok) return matched.error
  const [line] = matched.value.lines
  return line?.row ?? line?.problem
}

it.each<[row: string, expected: object | string]>([
  [
    '陈秀兰,1956-03-01,甲网格,签了申请表,打扫、理发,平日上午',
    { skills: ['cleaning', 'haircut'], slots: ['weekdayMorning'] },
  ],
  ['陈秀兰,1956-03-01,甲网格,签了申请表,打扫、打扫；理发', { skills: ['cleaning', 'haircut'] }],
  ['陈秀兰,1956-03-01,甲网格,签了申请表', { realName: '陈秀兰' }],
  ['陈秀兰,1956-03-01,甲网格,签了申请表,飞檐走壁', '技能「飞檐走壁」不在可选的里面'],
  ['陈秀兰,1956-03-01,甲网格,签了申请表,,半夜', '服务时段「半夜」不在可选的里面'],
  ['陈秀兰,1956-03-01,甲网格,不同意', '写的是没有同意'],
])('reads %s', (row, expected) => {
  const found = readIn(row)
  if (typeof expected === 'string') expect(String(found)).toContain(expected)
  else expect(found).toMatchObject(expected)
})

it('tells people apart as the table of people does', () => {
  const row = { realName: '陈秀兰', birthDate: '1956-03-01', grid: '甲网格', consent: '签了' } as never
  expect(volunteerTable.keyOf(row)).toBe(personTable.keyOf(row))
  expect(volunteerTable.by).toBe(personTable.by)
})

it.each([
  ['2008-11-27', true],
  ['2008-11-28', false],
])('born on %s: %s', (birthDate, may) => {
  const row = { realName: '赵小雨', birthDate, grid: '甲网格', consent: '签了' } as Parameters<
    typeof offeredIn
  >[0]
  expect(offeredIn(row, now).ok).toBe(may)
  if (may) expect(offeredIn(row, now)).toEqual({ ok: true, offered: { skills: [], slots: [] } })
})
