/** Which station a newcomer belongs to is said by the newcomer; nobody is written down anywhere before. */
import { neighbourStation, station } from '../../../demo/station-facts'
import { contract, type ActionName } from '../../../src/contract'
import { EVERYONE } from '../../../src/domain/person/roles'
import { aPerson, personIdOf, put } from '../../support/builders'
import { everyCrash, crashCall } from '../../support/crash'
import { sample } from '../../support/schema-samples'
import { stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(() => test.cloud.reset())
afterAll(() => test.close())

const join = (openid: string, stationId: string) =>
  test.send(openid, { action: 'units.join', input: { stationId } })
const peopleOf = () => test.rows<{ _id: string; stationId: string }>('people')

it('takes the only station there is, without a question', async () => {
  await put(test, 'stations', [station])
  const first = await test.send('new', { action: 'me.open', input: {} })
  expect(first).toMatchObject({ ok: true, ops: 6 })
  expect(await peopleOf()).toMatchObject([{ _id: personIdOf('new'), stationId: 'st1' }])
})

it.each([
  ['where there are several stations', true],
  ['where there is none yet', false],
])('answers nothing else %s, and writes nothing', async (_, several) => {
  if (several) await stationOf(test)
  const names = Object.keys(contract) as ActionName[]
  for (const action of names) {
    if (contract[action].roles !== EVERYONE || 'newcomers' in contract[action]) continue
    const input = sample(contract[action].input, { sessionId: 's1', personId: 'p1' })
    const reply = await test.send('new', { action, input, requestKey: 'a-key-of-a-newcomer' })
    expect([action, codeOf(reply)]).toEqual([action, 'STATION_NEEDED'])
    expect(reply.ops).toBeLessThanOrEqual(2)
  }
  expect(await peopleOf()).toEqual([])
})

it('offers the stations of the district below what they belong to, the scanned one first', async () => {
  await stationOf(test)
  const reply = await test.call('new', 'units.stations', { at: 'st2' })
  expect(reply).toMatchObject({ ok: true, ops: 3 })
  const shown = await test.must('new', 'units.stations', { at: 'st2' })
  expect(shown.home).toBeNull()
  expect(shown.scanned?.name).toBe(neighbourStation.name)
  expect(
    shown.groups.map(({ name, stations }) => [name, stations.map(({ stationId }) => stationId)]),
  ).toEqual([
    [station.instituteName, ['st1']],
    [neighbourStation.instituteName, ['st2']],
  ])
  expect(await peopleOf()).toEqual([])
})

it('is at home where it was said, once, and a second station is refused by name', async () => {
  await stationOf(test)
  expect(await join('new', 'st2')).toMatchObject({ ok: true, data: { stationId: 'st2' }, ops: 4 })
  expect(await join('new', 'st2')).toMatchObject({ ok: true, data: { stationId: 'st2' } })
  expect(await join('new', 'st1')).toMatchObject({
    ok: false,
    error: { code: 'HOME_ELSEWHERE', details: { station: neighbourStation.name } },
  })
  const { home } = await test.must('new', 'units.stations', {})
  expect(home?.stationId).toBe('st2')
  expect((await test.must('new', 'home.open', {})).stationName).toBe(neighbourStation.name)
})

it('takes the first of two stations that are tapped at the same moment', async () => {
  await stationOf(test)
  const both = await Promise.all([join('new', 'st1'), join('new', 'st2')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const [person, ...others] = await peopleOf()
  expect(others).toEqual([])
  const won = both.find((reply) => reply.ok) as { data: { stationId: string } }
  expect(person?.stationId).toBe(won.data.stationId)
})

it.each([
  ['an institute', { stationId: 'linzhou' }],
  ['what is not there', { stationId: 'nowhere' }],
])('is at home at a station alone, not at %s', async (_, { stationId }) => {
  await stationOf(test)
  expect(codeOf(await join('new', stationId))).toBe('NOT_FOUND')
  expect(await peopleOf()).toEqual([])
})

it('takes nobody in at a station that is closed, and keeps those who live there', async () => {
  await stationOf(test)
  await put(test, 'people', [aPerson('old', { stationId: 'st2' })])
  await test.cloud.store.update('units', {
    ...{ query: { _id: 'st2' }, update: { $set: { active: false } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  expect(codeOf(await join('new', 'st2'))).toBe('NOT_FOUND')
  expect(await join('old', 'st2')).toMatchObject({ ok: true })
  const { groups } = await test.must('new', 'units.stations', {})
  expect(groups.flatMap(({ stations }) => stations.map(({ stationId }) => stationId))).toEqual(['st1'])
})

it.each(everyCrash(4))(
  'survives request %i failing (%s): one person, at the station that was said',
  async (...crash) => {
    await stationOf(test)
    await crashCall(test, 'new', 'units.join', { stationId: 'st2' }, crash)
    expect(await join('new', 'st2')).toMatchObject({ ok: true, data: { stationId: 'st2' } })
    expect(await peopleOf()).toMatchObject([{ stationId: 'st2' }])
  },
)
