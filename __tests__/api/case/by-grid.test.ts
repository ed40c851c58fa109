/** A kind whose desk reaches by grid: a grid worker sees, moves and hears of what lies in the own grids, and of nothing else. */
import type { CaseDocument } from '@/domain/case/documents'
import { personIdOf } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { codeOf } from '../../support/test-cloud'
import { type TrialCloud, trialCloud } from '../../support/trial-cloud'

let test: TrialCloud
let near: string
let far: string
let nowhere: string

const said = { form: { text: '路灯不亮' }, unnamed: false }

beforeAll(async () => {
  test = await trialCloud()
  await stationOf(test)
  await appoint(test, 'near', [], { gridId: 'g01', building: '1 号楼' })
  await appoint(test, 'far', [], { gridId: 'g02', building: '3 号楼' })
  await appoint(test, 'nowhere', [], { gridId: null, building: '' })
  await appoint(test, 'zhao', ['grid_worker'], { gridIds: ['g01'] })
  await appoint(test, 'qian', ['grid_worker'], { gridIds: ['g02'] })
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'foreign', ['grid_worker', 'staff'], { stationId: 'st2', gridIds: ['g01', 'g02'] })
  near = (await test.get('near', 'sight.begin', said)).caseId
  far = (await test.get('far', 'sight.begin', said)).caseId
  nowhere = (await test.get('nowhere', 'sight.begin', said)).caseId
})
afterAll(() => test.close())

const desk = (openid: string) => test.listed(openid, 'sight.desk', { view: 'open' })
const toDos = async (openid: string): Promise<string[]> =>
  (await test.must(openid, 'desk.open', {})).toDos.map(({ id }) => id)

it('lies where whoever began it lives; one of the whole station lies nowhere', async () => {
  const form = { about: 'app', text: '字太小' }
  await test.get('near', 'complaint.begin', { form, unnamed: false })
  const rows = await test.rows<CaseDocument>('cases')
  const places = Object.fromEntries(
    rows.map((one) => [one.kind === 'sight' ? one._id : one.kind, one.gridId]),
  )
  expect(places).toEqual({ [near]: 'g01', [far]: 'g02', [nowhere]: null, complaint: undefined })
})

it.each(['list', 'to-dos'])(
  'stands in the %s of those who look after the grid, and of the staff',
  async (where) => {
    const look = where === 'list' ? desk : toDos
    expect((await look('zhao')).sort()).toEqual([near, nowhere].sort())
    expect((await look('qian')).sort()).toEqual([far, nowhere].sort())
    expect((await look('staff')).filter((id) => [near, far, nowhere].includes(id))).toHaveLength(3)
  },
)

it('is opened and moved by nobody else, and a refusal writes nothing', async () => {
  const before = JSON.stringify(await test.rows('cases'))
  const move = { caseId: far, version: 1, event: 'see' }
  for (const [openid, code] of [
    ['zhao', 'NOT_FOUND'],
    ['near', 'NOT_FOUND'],
    ['foreign', 'OTHER_STATION'],
  ] as const) {
    expect([openid, codeOf(await test.ask(openid, 'sight.open', { caseId: far }))]).toEqual([openid, code])
    expect([openid, codeOf(await test.ask(openid, 'sight.move', move))]).toEqual([openid, code])
  }
  expect(JSON.stringify(await test.rows('cases'))).toBe(before)
})

it('its owner opens it in any grid, and somebody of no grid is seen to by each grid worker', async () => {
  await appoint(test, 'zhao', ['grid_worker'], { gridIds: ['g01'], gridId: 'g02', building: '3 号楼' })
  const { caseId } = await test.get('zhao', 'sight.begin', said)
  expect(await test.get('zhao', 'sight.open', { caseId })).toMatchObject({
    isMine: true,
    moves: [{ event: 'drop' }],
  })
  expect(codeOf(await test.ask('zhao', 'sight.move', { caseId, version: 1, event: 'see' }))).toBe('FORBIDDEN')
  expect(codeOf(await test.ask('qian', 'sight.open', { caseId: nowhere }))).toBe('ok')
})

it('tells the grid worker of its own grid and the staff, nobody of another grid', async () => {
  await test.get('zhao', 'sight.move', { caseId: near, version: 1, event: 'see' })
  await test.get('near', 'sight.move', { caseId: near, version: 2, event: 'again' })
  const letters = await test.rows<{ personId: string; text: string }>('messages')
  const told = letters.filter(({ text }) => text.includes('第 1 号')).map(({ personId }) => personId)
  expect(told.sort()).toEqual(['near', 'staff', 'zhao'].map((openid) => personIdOf(openid)).sort())
})
