/** The table of places: what each cell is read as, what a row makes of the places that stand, and the way back. */
import {
  decidePlaceRow,
  isUntouched,
  placeTable,
  withoutPlace,
  withPlace,
} from '../../../src/domain/imports/kinds/place'
import { matchTable } from '../../../src/domain/imports/match'
import type { PlaceEntry } from '../../../src/domain/station/documents'
import { MOST_PLACES } from '../../../src/domain/station/places'
import type { ImportTable } from '../../../src/domain/imports/define-kind'

type Row = Parameters<typeof decidePlaceRow>[0]

/** What the table reads of one row beneath a head. */
function readIn(head: string, row: string): unknown {
  const cells = [head, row].map((line, at) => ({ at: at + 1, cells: line.split(',') }))
  const matched = matchTable(placeTable as unknown as ImportTable, cells)
  if (!matched.ok) return matched.error
  const [line] = matched.value.lines
  return line?.row ?? line?.problem
}

const head = '功能室名称,种类,用途,楼层,有无电梯,开放时间,容纳人数,所属网格,设施'

it.each<[row: string, expected: object | string]>([
  ['图书室', { name: '图书室' }],
  [
    '图书室,功能室,看书读报、讲座培训,2F,有,24小时,40,一网格,报刊',
    {
      ...{ kind: 'room', purposes: ['reading', 'lecture'], floor: 'f2', lift: true, holds: 40 },
      ...{ opening: { opening: 'always', hours: '' }, grid: '一网格', about: '报刊' },
    },
  ],
  ['图书室,,,二楼,无,工作时间', { floor: 'f2', lift: false, opening: { opening: 'office', hours: '' } }],
  [
    '图书室,,,负一楼,,每天 9:00–21:00',
    { floor: 'b1', opening: { opening: 'own', hours: '每天 9:00–21:00' } },
  ],
  ['图书室,,看书读报、看书读报', { purposes: ['reading'] }],
  [',功能室', '没有写名称'],
  ['图书室,,,二十楼', /楼层「二十楼」不在可选的里面/.source],
  ['图书室,,打麻将', /用途「打麻将」不在可选的里面/.source],
  ['图书室,,,,也许', '电梯「也许」看不懂'],
  ['图书室,,,,,,0', '容纳人数「0」不是 1 到 2000 的整数'],
  [`${'室'.repeat(21)}`, '名称太长，最多 20 个字'],
])('reads %s', (row, expected) => {
  const found = readIn(head, row)
  if (typeof expected === 'string') expect(String(found)).toMatch(expected)
  else expect(found).toMatchObject(expected)
})

const grids = [{ gridId: 'g1', name: '一网格', buildings: [] }]
const library: PlaceEntry = { placeCode: 'code0001', name: '图书室' }
const decided = (row: Partial<Row>, places: readonly PlaceEntry[] = [library]) =>
  decidePlaceRow({ name: '图书室', ...row } as Row, { places: [...places], grids }, 'new00001')

it('changes what it says and leaves what it does not; a second time there is nothing to do', () => {
  const first = decided({ floor: 'f2', lift: true })
  if (!first.ok || !first.change) throw new Error('nothing changed')
  expect(first.change).toMatchObject({
    before: library,
    after: {
      placeCode: 'code0001',
      name: '图书室',
      floor: 'f2',
      lift: 'yes',
      opening: 'office',
      kind: 'room',
    },
  })
  const places = withPlace([library], first.change)
  expect(decided({ floor: 'f2', lift: true }, places)).toEqual({ ok: true, change: null })
  expect(decided({ holds: 30 }, places)).toMatchObject({ change: { after: { floor: 'f2', holds: 30 } } })
  // A name that is written with other blanks is the same place, and keeps how it was written by hand unless told.
  expect(decided({}, [library])).toEqual({ ok: true, change: null })
})

it('makes a place that is not there, once, with the code that it is given', () => {
  const made = decided({ name: '器乐室', grid: '一 网格' })
  if (!made.ok || !made.change) throw new Error('nothing was made')
  expect(made.change).toMatchObject({ before: null, after: { placeCode: 'new00001', gridId: 'g1' } })
  const places = withPlace(withPlace([library], made.change), made.change)
  expect(places).toHaveLength(2)
  expect(withoutPlace(places, made.change)).toEqual([library])
})

it('goes back to what stood there, unless somebody has changed it since', () => {
  const change = decided({ floor: 'f2' })
  if (!change.ok || !change.change) throw new Error('nothing changed')
  const places = withPlace([library], change.change)
  expect(isUntouched(places, change.change)).toBe(true)
  expect(withoutPlace(places, change.change)).toEqual([library])
  const touched = places.map((place) => ({ ...place, about: '添了书架' }))
  expect(isUntouched(touched, change.change)).toBe(false)
  expect(withoutPlace(touched, change.change)).toEqual(touched)
  expect(isUntouched([], change.change)).toBe(false)
})

it('refuses a grid that the station has not, and more places than a station may have', () => {
  expect(decided({ grid: '九网格' })).toEqual({ ok: false, problem: '没有找到网格「九网格」' })
  const many = Array.from({ length: MOST_PLACES }, (_, i) => ({ placeCode: `c${i}`, name: `室${i}` }))
  expect(decided({ name: '器乐室' }, many)).toEqual({ ok: false, problem: '站里的地方写满了' })
  expect(decided({ name: '室3', holds: 3 }, many)).toMatchObject({
    ok: true,
    change: { after: { holds: 3 } },
  })
})
