/** Owns that the places of a station are written by its head, found by the code on their stickers, and that repeats do nothing twice. */
import type { StationDocument } from '../../../src/domain/station/documents'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'head', ['station_admin'], { realName: '高远' })
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'far', ['staff'], { stationId: 'st2' })
})
afterAll(() => test.close())

const form = {
  ...{ name: '器乐室', kind: 'room' as const, purposes: ['culture' as const], floor: 'f3' as const },
  ...{ lift: 'yes' as const, opening: 'always' as const, hours: '', holds: 20, about: '二胡、电子琴' },
  ...{ bookable: false, bookDays: 'all' as const, bookFrom: '09:00', bookTo: '17:00' },
}
const look = () => test.must('head', 'station.places', {})
const station = async () => (await test.rows<StationDocument>('stations')).find(({ _id }) => _id === 'st1')

async function added() {
  const { version } = await look()
  const { places } = await test.must('head', 'station.savePlace', { form, gridId: 'g02', version })
  const place = places.find(({ form: { name } }) => name === form.name)
  if (!place) throw new Error('it is not there')
  return place
}

it('staff see them with the grids they may lie in, in one request; residents on the page of the station', async () => {
  const seen = await test.call('staff', 'station.places', {})
  expect(seen).toMatchObject({ ok: true, ops: 1, data: { mayEdit: false, stationId: 'st1' } })
  await added()
  const { places } = await test.must('li', 'station.open', {})
  expect(places).toContainEqual({ placeCode: expect.any(String), ...form, holdsFor: {} })
})

it('the code of a new one is drawn by the cloud, fits on a sticker, and a repeat makes no second one', async () => {
  const { version, places } = await look()
  const input = { form, gridId: null, version }
  const saved = await test.must('head', 'station.savePlace', input, 'a-new-place-0001')
  const again = await test.must('head', 'station.savePlace', input, 'a-new-place-0001')
  expect(again.places).toEqual(saved.places)
  expect(saved.places).toHaveLength(places.length + 1)
  expect(saved.places[places.length]?.placeCode).toMatch(/^[0-9a-z]{8}$/)
})

it('a code is never drawn again, not even by a repeat that comes after the place is gone', async () => {
  const { version } = await look()
  const input = { form, gridId: null, version }
  const { places, version: next } = await test.must('head', 'station.savePlace', input, 'a-new-place-0001')
  const { placeCode } = places[places.length - 1] ?? { placeCode: '' }
  await test.must('head', 'station.removePlace', { placeCode, version: next })
  const late = await test.call('head', 'station.savePlace', input, 'a-new-place-0001')
  expect(late).toMatchObject({ ok: false, error: { code: 'STATION_CHANGED' } })
  expect(await test.code('li', 'station.place', { placeCode })).toBe('PLACE_UNKNOWN')
  const anew = await test.must('head', 'station.savePlace', { ...input, version: next + 1 })
  expect(anew.places.map((place) => place.placeCode)).not.toContain(placeCode)
})

it('a sticker leads to its place in one request, for neighbours of another station as well', async () => {
  const { placeCode } = await added()
  const own = await test.call('li', 'station.place', { placeCode })
  expect(own).toMatchObject({ ok: true, ops: 1, data: { own: true, place: { ...form, placeCode } } })
  const far = await test.must('far', 'station.place', { placeCode, stationId: 'st1' })
  expect(far).toMatchObject({ own: false, stationId: 'st1', place: { name: '器乐室' } })
  expect(await test.code('far', 'station.place', { placeCode })).toBe('PLACE_UNKNOWN')
  expect(await test.code('li', 'station.place', { placeCode, stationId: 'st9' })).toBe('PLACE_UNKNOWN')
})

it('what is changed keeps its code, and a grid that is gone since is none', async () => {
  const { placeCode } = await added()
  const { version } = await look()
  const input = { placeCode, form: { ...form, floor: 'f2' as const }, gridId: 'g02', version }
  const changed = await test.must('head', 'station.savePlace', input)
  const one = changed.places.find((place) => place.placeCode === placeCode)
  expect(one).toMatchObject({ gridId: 'g02', form: { floor: 'f2' } })
  await test.must('head', 'station.removeGrid', { gridId: 'g02', version: changed.version })
  const { places } = await look()
  expect(places.find((place) => place.placeCode === placeCode)?.gridId).toBeNull()
})

it('a name is there once, hours of its own are written, and nothing is written twice', async () => {
  const { version } = await look()
  const input = { form: { ...form, name: '活动 室' }, gridId: null, version }
  expect(await test.code('head', 'station.savePlace', input)).toBe('PLACE_NAME_TAKEN')
  const open = { ...input, form: { ...form, opening: 'own' as const } }
  expect(await test.code('head', 'station.savePlace', open)).toBe('INVALID_INPUT')
  expect(await test.code('staff', 'station.savePlace', { ...input, form })).toBe('FORBIDDEN')
  expect(await test.code('head', 'station.removePlace', { placeCode: 'place11', version })).toBe('ok')
  expect(await test.code('head', 'station.removePlace', { placeCode: 'place11', version })).toBe('ok')
  expect((await look()).version).toBe(version + 1)
})

it('whoever is second is told who was quicker', async () => {
  const { version } = await look()
  await test.must('head', 'station.savePlace', { form, gridId: null, version })
  const late = { form: { ...form, name: '书法室' }, gridId: null, version }
  expect(await test.call('head', 'station.savePlace', late)).toMatchObject({
    error: { code: 'STATION_CHANGED', details: { name: '高*' } },
  })
})

it('places that were stored with a name alone are read as they are, and one that cannot be is left out', async () => {
  const places = [{ placeCode: 'old00001', name: '老活动室' }, null, { placeCode: 'bad!', name: 3 }]
  await test.cloud.store.update('stations', {
    ...{ query: { _id: 'st1' }, update: { $set: { places } } },
    ...{ multi: false, replace: false, upsert: false, nowMs: test.now() },
  })
  expect((await look()).places.map(({ form: { name } }) => name)).toEqual(['老活动室'])
  const { place } = await test.must('li', 'station.place', { placeCode: 'old00001' })
  expect(place).toMatchObject({ kind: 'room', opening: 'office', floor: null })
})

it('the code of the station is made once and leads to choosing it, and changes nothing that somebody is writing', async () => {
  const { version } = await look()
  const codes = await Promise.all([1, 2].map(() => test.must('staff', 'station.code', {})))
  expect(codes[0]).toMatchObject({ name: '兴神路社区新时代文明实践站', hours: '周一到周六 8:30–17:30' })
  expect(codes[1]?.code).toBe(codes[0]?.code)
  const third = await test.call('head', 'station.code', {})
  expect(third).toMatchObject({ ok: true, data: { code: codes[0]?.code } })
  expect(third.ops).toBeLessThanOrEqual(1)
  expect(await station()).toMatchObject({ code: codes[0]?.code, version })
  expect(await test.code('li', 'station.code', {})).toBe('FORBIDDEN')
})

it('says so when WeChat does not make the code of the station, and makes it the next time', async () => {
  test.cloud.answers({ api: 'wxacode.getUnlimited', errcode: 45009, errmsg: 'quota', times: 1 })
  expect(await test.code('staff', 'station.code', {})).toBe('STATION_CODE_NOT_MADE')
  expect(await test.code('staff', 'station.code', {})).toBe('ok')
})
