/** How residents are filed and looked for: every kind of text means one thing, and finds those it should. */
import { soughtBy, type Sought } from '../../../src/domain/directory/sought'
import { filing, marksOf, MOST_MARKS } from '../../../src/domain/person/finding'

const grids = [
  { gridId: 'g1', name: '桂园', buildings: ['1 号楼', '2 号楼'] },
  { gridId: 'g2', name: '梅园', buildings: ['1 号楼', 'A 座', '幸福里'] },
]
const person = (given: object = {}) => ({
  ...{ realName: '王秀兰', nickname: '兰姨', maskedPhone: '138****1234', volunteer: { volunteerNo: null } },
  ...given,
})
const marks = (...all: string[]): Sought => ({ by: 'marks', marks: all })
const home = (homes: [string, string][], ...names: string[]): Sought => ({
  ...{ by: 'home', homes: homes.map(([gridId, building]) => ({ gridId, building })), marks: names },
})
const ones: [string, string][] = [
  ['g1', '1 号楼'],
  ['g2', '1 号楼'],
]

it.each<[string, Sought | null]>([
  ['王秀兰', marks('王秀', '秀兰')],
  ['王', marks('王')],
  [' 王 秀兰 ', marks('王', '秀兰')],
  ['1234', marks('#1234')],
  ['１２３４', marks('#1234')],
  ['v297885674', marks('#V297885674')],
  ['138 0000 1234', { by: 'phone', phone: '13800001234' }],
  ['010-88886666', { by: 'phone', phone: '01088886666' }],
  ['LC:abcdefgh12345678', { by: 'card', token: 'abcdefgh12345678' }],
  ['LX:0123456789', null],
  ['1号楼', home(ones)],
  ['1', home(ones)],
  ['一栋', home(ones)],
  ['a座', home([['g2', 'A 座']])],
  ['幸福里', home([['g2', '幸福里']])],
  ['1 号楼 王秀兰', home(ones, '王秀', '秀兰')],
  ['9 号楼', marks('9', '号楼')],
  ['12345', null],
  ['12 34', null],
  ['', null],
  ['。.*', null],
])('%s is looked for as it is meant', (text, sought) => {
  expect(soughtBy(text, grids)).toEqual(sought)
})

const wanted = (text: string) => {
  const sought = soughtBy(text, grids)
  return sought?.by === 'marks' ? sought.marks : []
}
it.each([
  ['王秀兰', true],
  ['秀兰', true],
  ['王', true],
  ['兰姨', true],
  ['1234', true],
  ['V000000001', true],
  ['王兰秀', false],
  ['138', false],
  ['4321', false],
  ['V000000002', false],
])('%s finds the person: %s', (text, finds) => {
  const filed = marksOf(person({ volunteer: { volunteerNo: 'V000000001' } }))
  expect(wanted(text).length > 0 && wanted(text).every((mark) => filed.includes(mark))).toBe(finds)
})

it('is filed anew only when what is found by has changed', () => {
  const filed = { ...person(), ...filing(person()) }
  expect(filing(filed)).toBeNull()
  expect(filing({ ...filed, realName: '王秀英' })).toMatchObject({ filed: 1 })
  expect(filing({ ...filed, maskedPhone: '' })?.marks).not.toContain('#1234')
  expect(filing({ ...filed, filed: 0 })).not.toBeNull()
  expect(filing(person({ realName: '', nickname: '', maskedPhone: '' }))).toEqual({ marks: [], filed: 1 })
})

it('no name is filed under more marks than a record may hold', () => {
  const long = (from: number) => String.fromCodePoint(...Array.from({ length: 20 }, (_, i) => from + i))
  const most = marksOf(
    person({ realName: long(0x4e00), nickname: long(0x5e00), volunteer: { volunteerNo: 'V000000001' } }),
  )
  expect(most).toContain('#1234')
  expect(most).toContain('#V000000001')
  expect(most.length).toBeLessThanOrEqual(MOST_MARKS)
})
