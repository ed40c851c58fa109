/** The places of a station: what one may become, when one may not, and how each is said. */
import { station } from '../../../demo/station-facts'
import { overBounds } from '../../support/over-bounds'
import { placeScene } from '../../../src/domain/attendance/scan-text'
import { blankForm, formOf } from '../../../src/domain/kernel/form'
import type { PlaceEntry } from '../../../src/domain/station/documents'
import {
  byKind,
  floorWord,
  holdsWord,
  hoursWord,
  placeFloors,
  placeKinds,
  placeLine,
  placeLifts,
  placeOpenings,
  placePurposes,
  purposesWord,
} from '../../../src/domain/station/place-words'
import {
  decidePlace,
  MOST_PLACES,
  PLACE_CODE_LETTERS,
  placeAnswers,
  type PlaceAnswers,
  placeForm,
  placeProblems,
  placesWithout,
} from '../../../src/domain/station/places'

const reading: PlaceEntry = { placeCode: 'aaaa1111', name: '图书室' }
const hall: PlaceEntry = { placeCode: 'bbbb2222', name: '大厅', kind: 'hall', gridId: 'g1' }
const stands = { places: [reading, hall], grids: [{ gridId: 'g1' }] }
const answers = placeAnswers(reading)

const saved = (
  some: Partial<PlaceAnswers>,
  { placeCode = reading.placeCode, isNew = false, gridId = null as string | null, of = stands } = {},
) => {
  const decided = decidePlace(of, { placeCode, isNew, gridId, answers: { ...answers, ...some } })
  return decided.ok ? decided.value : decided.error
}

const notBooked = {
  bookable: false,
  bookDays: 'all' as const,
  bookFrom: '09:00',
  bookTo: '17:00',
}

it('a place that was stored with its name alone is a room that is open with the station', () => {
  expect(answers).toEqual({
    ...{ name: '图书室', kind: 'room', purposes: [], floor: null, lift: null, opening: 'office' },
    ...{ hours: '', holds: null, about: '' },
    ...notBooked,
  })
  expect(placeLine(answers, '周一到周五')).toBe('周一到周五')
})

it('what was written is what stands, and standing it can be written on', () => {
  const written: PlaceAnswers = {
    ...{ name: '图书室', kind: 'room', purposes: ['children', 'reading'], floor: 'f3', lift: 'no' },
    ...{ opening: 'own', hours: '每天 9:00–20:00', holds: 30, about: '报刊' },
    ...{ bookable: false, bookDays: 'working', bookFrom: '10:00', bookTo: '18:30' },
  }
  const places = saved(written, { gridId: 'g1' }) as PlaceEntry[]
  expect(places[0]).toEqual({
    ...{ placeCode: 'aaaa1111', gridId: 'g1', ...written },
    purposes: ['reading', 'children'],
  })
  expect(placeAnswers(places[0] as PlaceEntry)).toEqual({ ...written, purposes: ['reading', 'children'] })
  expect(places[1]).toBe(hall)
})

it('hours are asked where it has its own, and forgotten where it has not', () => {
  expect(placeProblems({ ...answers, opening: 'own', hours: ' ' })).toEqual({ hours: '请写几点到几点' })
  expect(placeProblems({ ...answers, opening: 'own', hours: '每天' })).toEqual({})
  expect(placeProblems({ ...answers, opening: 'always', hours: '' })).toEqual({})
  expect(Object.keys(placeProblems({ ...answers, name: '' } as PlaceAnswers))).toEqual(['name'])
  const [place] = saved({ opening: 'always', hours: '每天' }) as PlaceEntry[]
  expect(place?.hours).toBe('')
})

it('where it is booked, its hours follow from that and are not written again', () => {
  const booked = { ...answers, opening: 'own' as const, bookable: true, bookFrom: '08:00', bookTo: '21:00' }
  expect(placeProblems(booked)).toEqual({})
  expect(placeLine(booked, '周一到周五')).toBe('每天 8:00–21:00')
  expect(placeProblems({ ...booked, bookTo: '08:00' })).toEqual({ bookTo: '要比开始的时间晚' })
})

it('a form that nobody touched but for the name can be handed in', () => {
  const form = formOf(placeForm, { ...blankForm(placeForm), name: '器乐室' })
  expect(placeProblems(form)).toEqual({})
  expect(form).toEqual({ ...answers, name: '器乐室' })
})

it('a new one stands behind the others; one that is not there cannot be changed, nor lie in a grid that is not', () => {
  expect(saved({ name: '器乐室' }, { placeCode: 'cccc3333', isNew: true })).toHaveLength(3)
  expect(saved({ name: '器乐室' }, { placeCode: 'cccc3333' })).toEqual({ code: 'NOT_FOUND' })
  expect(saved({}, { gridId: 'g9' })).toEqual({ code: 'NOT_FOUND' })
})

it('a name is there once, however it is spaced; its own is its own', () => {
  expect(saved({ name: '大 厅' })).toEqual({ code: 'PLACE_NAME_TAKEN', details: { place: '大 厅' } })
  expect(saved({ name: '图 书室' })).toHaveLength(2)
})

const longest: PlaceAnswers = {
  ...{ name: '邻'.repeat(20), kind: 'outdoors', purposes: ['children', 'volunteer', 'theory', 'lecture'] },
  ...{ floor: 'f12', lift: 'no', opening: 'always', hours: '', holds: 2_000, about: '邻'.repeat(60) },
  ...{ ...notBooked, bookable: true, bookDays: 'working' as const },
}

it('no more than fit into the document of a station, however much is written of each', () => {
  const places = Array.from({ length: MOST_PLACES }, (_, i) => ({
    ...{ ...longest, placeCode: `p${i}`, name: `${longest.name}${i}`.slice(-20), gridId: 'g01' },
    ...{ opening: 'own' as const, hours: '时'.repeat(40) },
    purposes: [...longest.purposes, 'showing' as const, 'culture' as const],
  }))
  const of = { places, grids: [] }
  expect(saved({ name: '又一个' }, { placeCode: 'more', isNew: true, of })).toEqual({
    code: 'STATION_PLACES_FULL',
    details: { most: MOST_PLACES },
  })
  expect(saved({}, { placeCode: 'p7', of })).toHaveLength(MOST_PLACES)
  expect(overBounds('stations', { ...station, places })).toEqual([])
})

it('a place goes; one that is gone is gone', () => {
  expect(placesWithout(stands.places, hall.placeCode)).toEqual([reading])
  expect(placesWithout(stands.places, 'nobody')).toEqual(stands.places)
})

it('a sticker of the longest station fits into the code of a mini-program', () => {
  const scene = placeScene({ stationId: `unit${'a'.repeat(19)}`, placeCode: 'x'.repeat(PLACE_CODE_LETTERS) })
  expect(scene.length).toBeLessThanOrEqual(32)
})

const floors = [null, ...Object.keys(placeFloors)] as PlaceAnswers['floor'][]
const lifts = [null, ...Object.keys(placeLifts)] as PlaceAnswers['lift'][]

it.each(floors.flatMap((floor) => lifts.map((lift) => [floor, lift] as const)))(
  'floor %s, lift %s: says the floor, and the lift wherever there are stairs',
  (floor, lift) => {
    const word = floorWord({ floor, lift })
    expect(word.includes(floor ? placeFloors[floor] : '楼层')).toBe(floor !== null)
    expect(word.includes('电梯')).toBe(lift !== null && floor !== 'f1')
    expect(word).not.toMatch(/^，|，$/)
  },
)

it.each([
  ['office', '', '周一到周五', '周一到周五'],
  ['office', '', '', ''],
  ['always', '', '周一到周五', '24 小时不打烊'],
  ['own', '每天', '周一到周五', '每天'],
] as const)('open %s %s where the office is %s: %s', (opening, hours, office, word) => {
  expect(Object.keys(placeOpenings)).toContain(opening)
  expect(hoursWord({ opening, hours }, office)).toBe(word)
})

it('says what it is for and how many it holds, and nothing where nobody has written it', () => {
  expect(purposesWord({ purposes: ['reading', 'talks'] })).toBe('看书读报、议事调解')
  expect(purposesWord({ purposes: [] })).toBe('')
  expect(holdsWord({ holds: 40 })).toBe('坐得下 40 人')
  expect(holdsWord({ holds: null })).toBe('')
  expect(placeLine({ ...answers, floor: 'f3', lift: 'yes', opening: 'always' }, '')).toBe(
    '三楼，有电梯 · 24 小时不打烊',
  )
})

it('rooms come first, and nothing is lost', () => {
  const places = Object.keys(placeKinds)
    .reverse()
    .flatMap((kind) => [{ kind: kind as keyof typeof placeKinds }, { kind: kind as keyof typeof placeKinds }])
  const sorted = byKind(places)
  expect(sorted).toHaveLength(places.length)
  expect(sorted[0]?.kind).toBe('room')
})

it('the demo has the four rooms of its station and what hangs around them', () => {
  const names = station.places.map(({ name }) => name)
  for (const name of ['办公室', '培训室', '社区图书室', '活动室', '社区管家室', '彩虹墙'])
    expect(names).toContain(name)
  expect(new Set(names).size).toBe(names.length)
  const { grids } = station
  for (const { gridId = null } of station.places)
    expect(gridId === null || grids.some((grid) => grid.gridId === gridId)).toBe(true)
  for (const purpose of station.places.flatMap(({ purposes = [] }) => purposes))
    expect(placePurposes[purpose]).toBeDefined()
})
