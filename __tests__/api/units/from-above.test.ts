/** Those from above: what they reach below their unit, what of their own roles holds there, and opening a station. */
import { neighbourStation, station } from '../../../demo/station-facts'
import { CENTER_ID } from '../../../demo/unit-facts'
import { contract, type ActionName, type AppointedRole } from '../../../src/contract'
import type { StationDocument } from '../../../src/domain/station/documents'
import { MOST_PLACES, type UnitDocument } from '../../../src/domain/station/units'
import { aPerson, personIdOf, put } from '../../support/builders'
import { everyCrash, crashCall } from '../../support/crash'
import { sample } from '../../support/schema-samples'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(240_000)

let test: TestCloud
let kept: Awaited<ReturnType<TestCloud['cloud']['snapshot']>>
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'center', ['center_admin', 'staff'], { unitId: CENTER_ID, realName: '韩立新' })
  await appoint(test, 'second', ['center_admin'], { unitId: CENTER_ID, realName: '韩二' })
  await appoint(test, 'institute', ['institute_admin'], { unitId: 'wenquan' })
  await appoint(test, 'head', ['station_admin'], { realName: '高文静' })
  await put(
    test,
    'people',
    ['far', 'farther'].map((openid) => aPerson(openid, { stationId: 'st2', realName: '林远' })),
  )
  kept = await test.cloud.snapshot()
})
beforeEach(() => test.cloud.restore(kept))
afterAll(() => test.close())

const far = personIdOf('far')
const named = (openid: string, roles: AppointedRole[], given: object = {}) =>
  test.call(openid, 'colleagues.appoint', {
    ...{ at: 'st2', personId: far, version: 0, roles, gridIds: [], partnerId: null, why: '' },
    ...given,
  })
const rolesOf = async (personId: string) =>
  (await test.rows<{ roles: string[] }>('people', { _id: personId }))[0]?.roles

it('the centre names the head of a station below, who then is one, and hears of it', async () => {
  expect(await named('center', ['station_admin'])).toMatchObject({
    ok: true,
    data: { roles: ['station_admin'] },
  })
  expect(codeOf(await test.call('far', 'colleagues.list', {}))).toBe('ok')
  const heard = await test.rows<{ kind: string }>('messages', { personId: far })
  expect(heard.map(({ kind }) => kind)).toEqual(['officeChanged'])
  const { items } = await test.must('center', 'colleagues.list', { at: 'st2' })
  expect(items.map(({ personId }) => personId)).toEqual([far])
  // One head has to stay, whoever wants to end it.
  const end = { at: 'st2', personId: far, version: 1, role: 'station_admin', why: '换人' } as const
  expect(codeOf(await test.call('center', 'colleagues.end', end))).toBe('LAST_HEAD')
})

it('of the own roles those from above alone hold at another station', async () => {
  expect(codeOf(await named('center', ['staff']))).toBe('ROLE_BY_HEAD')
  // At home both hold.
  const her = personIdOf('head')
  const atHome = { ...{ personId: her, version: 0, gridIds: [], partnerId: null, why: '' } }
  expect(codeOf(await test.call('center', 'colleagues.appoint', { ...atHome, roles: ['team_leader'] }))).toBe(
    'ok',
  )
})

it('an institute looks at its own stations and names nobody', async () => {
  expect(codeOf(await test.call('institute', 'colleagues.list', { at: 'st2' }))).toBe('ok')
  expect(codeOf(await test.call('institute', 'colleagues.list', { at: 'st1' }))).toBe('ok')
  await test.cloud.store.update('people', {
    ...{ query: { _id: personIdOf('institute') }, update: { $set: { stationId: 'st2' } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  expect(codeOf(await test.call('institute', 'colleagues.list', { at: 'st1' }))).toBe('OTHER_STATION')
  expect(codeOf(await named('institute', ['station_admin']))).toBe('ROLE_FROM_ABOVE')
})

it('nobody else reaches another station by naming it, in any action', async () => {
  const names = (Object.keys(contract) as ActionName[]).filter((action) => 'below' in contract[action])
  expect(names.length).toBeGreaterThanOrEqual(6)
  for (const action of names) {
    const input = sample(contract[action].input, { at: 'st2', personId: far, text: '林' }) as object
    for (const openid of ['head', 'institute-less', 'far']) {
      const at = openid === 'far' ? 'st1' : 'st2'
      const reply = await test.send(openid, {
        action,
        input: { ...input, at },
        requestKey: 'a-key-from-above',
      })
      expect([action, openid, codeOf(reply)]).toEqual([
        action,
        openid,
        expect.stringMatching(/^(OTHER_STATION|FORBIDDEN|STATION_NEEDED)$/),
      ])
    }
  }
})

it('finds somebody there by name, masked as the desk does, and of the own station nobody else does', async () => {
  const found = await test.must('center', 'residents.find', { at: 'st2', text: '林远' })
  expect(found.items.map(({ personId }) => personId).sort()).toEqual([far, personIdOf('farther')].sort())
  expect((await test.must('center', 'residents.find', { text: '林远' })).items).toEqual([])
})

it('is told neither the door nor the number of somebody at another station', async () => {
  await test.cloud.store.update('people', {
    ...{
      query: { _id: far },
      update: { $set: { gridId: 'g01', building: '1 号楼', maskedPhone: '139****5678' } },
    },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  const seen = await test.must('center', 'colleagues.open', { at: 'st2', personId: far })
  expect(seen).toMatchObject({ name: '林远', gridName: '', building: '', maskedPhone: '' })
})

it('sees its own branch of the tree, with who heads each station', async () => {
  const whole = await test.must('center', 'units.tree', {})
  expect(whole.units.map(({ unitId }) => unitId)).toEqual([
    ...[CENTER_ID, 'linzhou', 'st1', 'wenquan', 'st2', 'dept-water', 'dept-works', 'dept-city'],
  ])
  expect(whole.units.find(({ unitId }) => unitId === 'st1')?.heads).toEqual(['高文静'])
  expect(whole.mayEdit).toBe(true)
  const branch = await test.must('institute', 'units.tree', {})
  expect([branch.unitId, branch.mayEdit, branch.units.map(({ unitId }) => unitId)]).toEqual([
    'wenquan',
    false,
    ['wenquan', 'st2'],
  ])
  expect(codeOf(await test.call('head', 'units.tree', {}))).toBe('FORBIDDEN')
})

const aStation = {
  parentId: 'linzhou',
  type: 'station',
  name: '新村社区新时代文明实践站',
  address: '新村路 1 号',
} as const

it('a station that is opened is chosen by newcomers at once, and a second of the same name is refused', async () => {
  const added = await test.must('center', 'units.add', aStation, 'open-a-station')
  expect(await test.must('center', 'units.add', aStation, 'open-a-station')).toEqual(added)
  expect(await test.send('new', { action: 'units.join', input: { stationId: added.unitId } })).toMatchObject({
    ok: true,
  })
  expect((await test.must('new', 'home.open', {})).stationName).toBe(aStation.name)
  expect((await test.must('new', 'station.open', {})).instituteName).toBe(station.instituteName)
  expect(codeOf(await test.call('center', 'units.add', aStation))).toBe('UNIT_NAME_TAKEN')
  expect(codeOf(await test.call('center', 'units.add', { ...aStation, parentId: 'st1', name: '别的' }))).toBe(
    'NOT_FOUND',
  )
})

it.each(everyCrash(5))(
  'opening a station survives request %i failing (%s): one station, whole',
  async (...crash) => {
    await crashCall(test, 'center', 'units.add', aStation, crash, 'open-in-trouble')
    const { unitId } = await test.must('center', 'units.add', aStation, 'open-in-trouble')
    const units = await test.rows<{ _id: string }>('units', { name: aStation.name })
    const stations = await test.rows<StationDocument>('stations', { name: aStation.name })
    expect([units.map(({ _id }) => _id), stations.map(({ _id }) => _id)]).toEqual([[unitId], [unitId]])
  },
)

it('a point is a place of its station: shown there, nobody’s home, nobody is named to it', async () => {
  const point = { parentId: 'st1', type: 'point', name: '北区服务点', address: '1 号楼一层' } as const
  const { unitId } = await test.must('center', 'units.add', point)
  await test.must('center', 'units.add', { ...point, type: 'base', name: '学堂服务基地' })
  expect(codeOf(await test.call('center', 'units.add', { ...point, parentId: 'linzhou' }))).toBe('NOT_FOUND')
  expect(codeOf(await test.call('center', 'units.add', { ...point, parentId: unitId }))).toBe('NOT_FOUND')
  const shown = await test.must('head', 'station.open', {})
  expect(shown.points).toEqual([
    { type: 'point', name: '北区服务点', address: '1 号楼一层' },
    { type: 'base', name: '学堂服务基地', address: '1 号楼一层' },
  ])
  expect((await test.must('far', 'station.open', {})).points).toEqual([])
  expect(codeOf(await test.send('new', { action: 'units.join', input: { stationId: unitId } }))).toBe(
    'NOT_FOUND',
  )
  expect(codeOf(await test.call('far', 'units.askMove', { stationId: unitId, where: '' }))).toBe('NOT_FOUND')
  const { groups } = await test.must('far', 'units.stations', {})
  expect(groups.flatMap(({ stations }) => stations.map(({ stationId }) => stationId))).toEqual(['st1', 'st2'])
  expect((await test.must('center', 'colleagues.list', { at: unitId })).items).toEqual([])
  // Whoever is to be named is at home at a station, never at a point.
  expect(codeOf(await named('center', ['station_admin'], { at: unitId }))).toBe('OTHER_STATION')
  const closing = { unitId, version: 1, name: point.name, address: point.address, active: false }
  await test.must('center', 'units.change', closing)
  expect((await test.must('head', 'station.open', {})).points.map(({ type }) => type)).toEqual(['base'])
})

it('a station has no more open points than its page shows', async () => {
  const stands = await test.rows<UnitDocument>('units', { _id: 'st1' })
  const point = { ...stands[0]!, type: 'point', parentId: 'st1', path: [CENTER_ID, 'linzhou', 'st1'] }
  const many = Array.from({ length: MOST_PLACES }, (_, i) => ({ ...point, _id: `p${i}`, name: `${i} 号点` }))
  await test.cloud.store.insert('units', many)
  const one = { parentId: 'st1', type: 'point', name: '又一个点', address: '' } as const
  expect(codeOf(await test.call('center', 'units.add', one))).toBe('UNIT_FULL')
  await test.must('center', 'units.change', changing('p0', { name: '0 号点', active: false }))
  await test.must('center', 'units.add', one)
  expect(
    codeOf(await test.call('center', 'units.change', changing('p0', { name: '0 号点', version: 2 }))),
  ).toBe('UNIT_FULL')
})

const unit = async (unitId: string) =>
  (await test.rows<{ version: number; name: string }>('units', { _id: unitId }))[0]!
const changing = (unitId: string, given: object = {}) => ({
  ...{ unitId, version: 1, name: '明珠社区站', address: '明珠路 8 号', active: true },
  ...given,
})

it('a new name is the name of the station too, of an institute that of its stations', async () => {
  await test.must('center', 'units.change', changing('st2'))
  await test.must('center', 'units.change', changing('wenquan', { name: '温泉街道所' }))
  expect(await test.must('far', 'station.open', {})).toMatchObject({
    ...{ name: '明珠社区站', instituteName: '温泉街道所' },
  })
  // What is so already is granted, whatever version was seen; else somebody was quicker.
  await test.must('center', 'units.change', changing('st2'))
  expect(codeOf(await test.call('second', 'units.change', changing('st2', { name: '另一个' })))).toBe('STALE')
  expect(codeOf(await test.call('center', 'units.change', changing('st1', { name: '明珠社区站' })))).toBe(
    'UNIT_NAME_TAKEN',
  )
})

it('is closed when nothing below is open, and opened again', async () => {
  const closed = { active: false, name: neighbourStation.instituteName }
  expect(codeOf(await test.call('center', 'units.change', changing('wenquan', closed)))).toBe('UNIT_IN_USE')
  await test.must('center', 'units.change', changing('st2', { active: false }))
  await test.must('center', 'units.change', changing('wenquan', closed))
  expect(codeOf(await test.call('center', 'units.add', { ...aStation, parentId: 'wenquan' }))).toBe(
    'NOT_FOUND',
  )
  await test.must('center', 'units.change', changing('wenquan', { ...closed, active: true, version: 2 }))
  expect((await unit('wenquan')).version).toBe(3)
})

it('of two last ones of the centre who lay it down at once one stays', async () => {
  const down = (openid: string) =>
    test.call(openid, 'colleagues.end', {
      ...{ personId: personIdOf(openid), version: 0, role: 'center_admin' as const, why: '卸任' },
    })
  const codes = (await Promise.all([down('center'), down('second')])).map(codeOf).sort()
  expect(codes).toEqual(['LAST_HEAD', 'ok'])
  const left = [await rolesOf(personIdOf('center')), await rolesOf(personIdOf('second'))]
  expect(left.filter((roles) => roles?.includes('center_admin'))).toHaveLength(1)
})
