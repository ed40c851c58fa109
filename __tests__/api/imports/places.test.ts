/** Importing places into the document of the station: beside a colleague who writes one, twice, through crashes, and back. */
import type { StationDocument } from '../../../src/domain/station/documents'
import { placeAnswers } from '../../../src/domain/station/places'
import { alikeAfterCrashes } from '../../support/crash'
import { importing, rowsOf } from '../../support/imports'
import { appoint } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { wishStation } from '../../support/wishes'

jest.setTimeout(600_000)

let test: TestCloud
let { look, toTheEnd, bring, sent } = {} as ReturnType<typeof importing>
beforeAll(async () => {
  test = await testCloud()
  ;({ look, toTheEnd, bring, sent } = importing(test))
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
  await appoint(test, 'o-head', ['station_admin'])
})
afterAll(() => test.close())

const station = async (): Promise<StationDocument> => {
  const [found] = await test.rows<StationDocument>('stations', { _id: 'st1' })
  if (!found) throw new Error('no station')
  return found
}
const placeCalled = async (name: string) => (await station()).places.find((one) => one.name === name)
const two = '名称,楼层,开放时间\n器乐室,2楼,24小时\n社区图书室,3楼,\n'

it('makes what is not there and changes what is, keeping its code; a repeat changes nothing', async () => {
  const before = await placeCalled('社区图书室')
  expect(await bring('places', two)).toMatchObject({ state: 'done', counts: { added: 1, changed: 1 } })
  expect(await placeCalled('器乐室')).toMatchObject({ floor: 'f2', opening: 'always', kind: 'room' })
  expect(await placeCalled('社区图书室')).toMatchObject({ placeCode: before?.placeCode, floor: 'f3' })
  expect((await look('places', two)).counts).toMatchObject({ same: 2 })
  const code = (await placeCalled('器乐室'))?.placeCode ?? ''
  expect(await test.must('o-wang', 'station.place', { placeCode: code })).toMatchObject({
    place: { name: '器乐室' },
  })
})

it('goes back where nobody has touched it since, and a place written by hand stays', async () => {
  const before = (await station()).places
  const { importId } = await bring('places', two)
  const { places, version } = await station()
  const library = places.find(({ name }) => name === '社区图书室')
  if (!library) throw new Error('no library')
  await test.must('o-head', 'station.savePlace', {
    ...{ placeCode: library.placeCode, gridId: null, version },
    form: { ...placeAnswers(library), about: '添了书架' },
  })
  expect(await toTheEnd('import.undo', importId)).toMatchObject({ undone: 1, kept: 1 })
  expect(await placeCalled('器乐室')).toBeUndefined()
  expect(await placeCalled('社区图书室')).toMatchObject({ floor: 'f3', about: '添了书架' })
  expect((await station()).places).toHaveLength(before.length)
})

it('a colleague who writes a place at the same moment loses nothing', async () => {
  const { importId } = await look(
    'places',
    rowsOf('名称', 40, (at) => `室${at}`),
  )
  const { version } = await station()
  const form = { ...placeAnswers({ placeCode: '', name: '棋牌室', gridId: null }) }
  const [ran, saved] = await Promise.all([
    test.call('o-staff', 'import.run', { importId }),
    test.call('o-head', 'station.savePlace', { form, gridId: null, version }),
  ])
  expect(ran.ok).toBe(true)
  await toTheEnd('import.run', importId)
  const names = (await station()).places.map(({ name }) => name)
  expect(names.filter((name) => /^室\d/.test(name))).toHaveLength(40)
  expect(names.includes('棋牌室')).toBe(saved.ok)
})

it('whichever request dies, each place is there once', async () => {
  const { importId } = await look('places', two)
  const standing = async () =>
    (await station()).places.map(({ name, placeCode, floor }) => [name, placeCode, floor].join())
  await alikeAfterCrashes(test, ['o-staff', 'import.run', { importId }], standing)
})

it('a thousand are looked at in at most forty requests, and no more are taken than a station may have', async () => {
  const reply = await test.call(
    'o-staff',
    'import.preview',
    await sent(
      'places',
      rowsOf('名称', 1000, (at) => `室${at}`),
    ),
  )
  if (!reply.ok) throw new Error(reply.error.code)
  expect(reply.ops).toBeLessThanOrEqual(40)
  const stood = (await station()).places.length
  expect(reply.data.counts).toMatchObject({ added: 120 - stood, refused: 880 + stood })
})
