/** Buildings are the station's own: however they are written, a notice reaches them, and what fits none is shown and put right. */
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { inBuilding, sentNotice } from '../../support/notices'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'grid', ['grid_worker'], { gridIds: ['g01'] })
})
afterAll(() => test.close())

const homeOf = async (openid: string) => {
  const [person] = await test.rows<PersonDocument>('people', { openid })
  return [person?.gridId, person?.building]
}
const registered = (building: string, realName: string) =>
  test.must('grid', 'desk.registerResident', {
    ...{ realName, sex: 'woman', birthDate: '1940-01-01', gridId: 'g01', building },
    consentEvidence: '当面说明',
  })

it('a building is kept as the station writes it, whichever form it comes through', async () => {
  for (const building of ['1号楼', '１号楼', ' 1 栋', '一幢', '1']) {
    await test.must('writer', 'me.updateProfile', { gridId: 'g01', building })
    expect(await homeOf('writer')).toEqual(['g01', '1 号楼'])
  }
  const { profile } = await test.must('writer', 'me.updateProfile', { building: '幸福  里' })
  expect(profile.building).toBe('幸福 里')
  expect(profile.grids.find(({ gridId }) => gridId === 'g01')?.buildings).toEqual(['1 号楼', '2 号楼'])
  const { personId } = await registered('２栋', '写楼栋')
  const [made] = await test.rows<PersonDocument>('people', { _id: personId })
  expect(made?.building).toBe('2 号楼')
})

it('a building that one grid alone has brings its grid along', async () => {
  await test.must('gridless', 'me.updateProfile', { building: '5栋' })
  expect(await homeOf('gridless')).toEqual(['g03', '5 号楼'])
})

it('a notice to a building reaches records that wrote it otherwise, in the inbox, the count and the call list', async () => {
  const old = ['1号楼', '１号楼', '1 栋', '1 号楼'].map((building, i) =>
    aPerson(`old-${i}`, { gridId: 'g01', building }),
  )
  await put(test, 'people', old)
  const audience = inBuilding('g01', '1 号楼')
  expect((await test.must('grid', 'notice.count', { audience })).people).toBe(4)
  const { noticeId, people } = await sentNotice(test, 'grid', { audience })
  expect(people).toBe(4)
  for (let i = 0; i < 3; i++) await test.must(`old-${i}`, 'notice.open', { noticeId })
  await test.jobs()
  const reach = await test.must('grid', 'notice.reach', { noticeId })
  expect(reach.buildings).toEqual([
    expect.objectContaining({ building: '1 号楼', people: 4, read: 3, confirmed: 0 }),
  ])
  const calls = await test.must('grid', 'notice.callList', { noticeId, gridId: 'g01', building: '1 号楼' })
  expect(calls.items.map(({ personId }) => personId)).toEqual([personIdOf('old-3')])
})

it('the sender sees whom a choice of buildings cannot reach, and puts them right', async () => {
  await put(test, 'people', [
    aPerson('odd', { gridId: 'g01', building: '门口那栋', realName: '王小明' }),
    aPerson('blank', { gridId: 'g01' }),
    aPerson('elsewhere', { gridId: 'g02', building: '小白楼' }),
  ])
  const count = () => test.must('grid', 'notice.count', { audience: inBuilding('g01', '1 号楼') })
  // Somebody of the first test lives in 幸福 里.
  expect(await count()).toMatchObject({ unmatched: 2, unwritten: 1 })
  const whole = { ...inBuilding('g01'), gridIds: ['g01'] }
  expect(await test.must('grid', 'notice.count', { audience: whole })).toMatchObject({ unmatched: 0 })

  const { items, grids, sees } = await test.must('grid', 'residents.unplaced', {})
  expect(grids.map(({ gridId }) => gridId)).toEqual(['g01'])
  expect(sees).toEqual(['places'])
  expect(items.map(({ building }) => building).sort()).toEqual(['幸福 里', '门口那栋'].sort())
  const odd = items.find(({ building }) => building === '门口那栋')
  expect(odd?.name).toBe('王*')

  const personId = personIdOf('odd')
  const before = { gridId: 'g01', building: '门口那栋' }
  const place = { personId, gridId: 'g01', building: '2栋', before }
  await test.must('grid', 'residents.place', place)
  await test.must('grid', 'residents.place', place)
  expect(await homeOf('odd')).toEqual(['g01', '2 号楼'])
  expect(await count()).toMatchObject({ unmatched: 1 })
})

it('only what the list has is written, and never over what the resident has changed since', async () => {
  const personId = personIdOf('elsewhere')
  const before = { gridId: 'g02', building: '小白楼' }
  const place = (openid: string, given: object) =>
    test.call(openid, 'residents.place', { personId, gridId: 'g02', building: '3 号楼', before, ...given })
  expect(codeOf(await place('grid', {}))).toBe('NOT_YOUR_GRID')
  expect(codeOf(await place('staff', { building: '没有的楼' }))).toBe('NOT_FOUND')
  expect(codeOf(await place('staff', { before: { gridId: 'g02', building: '大白楼' } }))).toBe('STALE')
  expect(codeOf(await place('staff', { personId: 'nobody' }))).toBe('NOT_FOUND')
  expect(codeOf(await place('staff', {}))).toBe('ok')
  expect(await homeOf('elsewhere')).toEqual(['g02', '3 号楼'])
})

it('a list longer than a page is read on', async () => {
  const many = Array.from({ length: 25 }, (_, i) =>
    aPerson(`many-${i}`, { gridId: 'g01', building: `角落${i}` }),
  )
  await put(test, 'people', many)
  const first = await test.must('staff', 'residents.unplaced', {})
  const second = await test.must('staff', 'residents.unplaced', { cursor: first.next ?? '' })
  const ids = [...first.items, ...second.items].map(({ personId }) => personId)
  expect(first.items).toHaveLength(20)
  expect(second.next).toBeNull()
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(expect.arrayContaining(many.map(({ _id }) => _id)))
})
