/** A sealed kind: read by its owner, whoever has it in hand and the roles it names; nothing that was written in it is anywhere else. */
import { database } from '../../../cloudfunctions/database/declaration'
import { type ActionName, contract } from '../../../src/contract'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { DAY, MINUTE } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { asksOf } from '../../support/asks'
import { personIdOf } from '../../support/builders'
import { crashesIn, laterJobs } from '../../support/crash'
import { fullStation, type FullStation } from '../../support/full-station'
import { appoint } from '../../support/station'
import { codeOf } from '../../support/test-cloud'
import { type TrialCloud, trialCloud } from '../../support/trial-cloud'

const OWNER = 'o-whisper'
const HOLDER = 'o-holds'
const OTHER = 'o-other-staff'
const HEAD = 'o-the-head'
const AUDITOR = 'o-the-auditor'
const MARKS = ['暗语七三九一', '记号八二六四']

let test: TrialCloud
let full: FullStation
let caseId: string

beforeAll(async () => {
  test = await trialCloud()
  full = await fullStation(test)
  await appoint(test, OWNER, [])
  await appoint(test, HOLDER, ['staff'])
  await appoint(test, OTHER, ['staff', 'grid_worker', 'team_leader'])
  await appoint(test, HEAD, ['station_admin'])
  await appoint(test, AUDITOR, ['auditor'])
  const begun = await test.get(OWNER, 'quiet.begin', { form: { text: MARKS[0] }, unnamed: false })
  caseId = begun.caseId
}, 120_000)
afterAll(() => test.close())

const hasMark = (value: unknown): boolean => MARKS.some((mark) => JSON.stringify(value).includes(mark))
const row = async (): Promise<CaseDocument> =>
  (await test.rows<CaseDocument>('sealedCases', { _id: caseId }))[0] as CaseDocument
const opens = async (openid: string) => codeOf(await test.ask(openid, 'quiet.open', { caseId }))
const stands = async (openid: string, view: string) =>
  (await test.listed(openid, 'quiet.desk', { view })).includes(caseId)
const move = (openid: string, event: string, version: number, words = MARKS[1]) =>
  test.ask(openid, 'quiet.move', { caseId, version, event, words })

it('lies in a collection of its own, and is written once however often it is sent', async () => {
  const said = { form: { text: MARKS[0] }, unnamed: false }
  const first = await test.get(OWNER, 'quiet.begin', said, 'the-same-sealed-key')
  const second = await test.get(OWNER, 'quiet.begin', said, 'the-same-sealed-key')
  expect(second.caseId).toBe(first.caseId)
  expect(await test.rows('sealedCases', { kind: 'quiet' })).toHaveLength(2)
  expect(await test.rows('cases', { kind: 'quiet' })).toEqual([])
})

it('while nobody has it in hand those of its desk read it; it is no to-do of the desk', async () => {
  for (const openid of [OWNER, HOLDER, OTHER, HEAD])
    expect([openid, await opens(openid)]).toEqual([openid, 'ok'])
  for (const openid of [AUDITOR, 'o-wisher'])
    expect([openid, await opens(openid)]).toEqual([openid, 'NOT_FOUND'])
  const { toDos } = await test.must(OTHER, 'desk.open', {})
  expect(toDos.map(({ id }) => id)).not.toContain(caseId)
})

it('time acts on it as on any other', async () => {
  test.at(((await row()).dueAt ?? 0) + MINUTE)
  await test.jobs()
  const { history, wakeAt } = await row()
  expect(history.map(({ on }) => on)).toEqual(['begin', 'remind'])
  expect(wakeAt).toBeNull()
})

it('once somebody has it in hand the others of the desk no longer do, and neither move nor list it', async () => {
  const { version } = await row()
  expect(codeOf(await move(HOLDER, 'take', version))).toBe('ok')
  for (const [openid, code] of [
    [OWNER, 'ok'],
    [HOLDER, 'ok'],
    [HEAD, 'ok'],
    [OTHER, 'NOT_FOUND'],
    [AUDITOR, 'NOT_FOUND'],
  ] as const)
    expect([openid, await opens(openid)]).toEqual([openid, code])
  expect([await stands(HOLDER, 'held'), await stands(HEAD, 'held'), await stands(OTHER, 'held')]).toEqual([
    ...[true, true, false],
  ])
  expect(codeOf(await move(OTHER, 'end', version + 1))).toBe('NOT_FOUND')
  expect(codeOf(await move(HEAD, 'end', version + 1))).toBe('FORBIDDEN')
})

it('a step whose request dies is taken once, whichever it was', async () => {
  const { version } = await row()
  const kept = await test.cloud.snapshot()
  const from = test.now()
  const whole = await move(OWNER, 'note', version)
  expect(whole.ops).toBeLessThanOrEqual(4)
  for (const [request, kind] of crashesIn(test, whole)) {
    await test.cloud.restore(kept)
    test.at(from)
    test.cloud.fault({ function: 'api', openid: OWNER, request, kind })
    await move(OWNER, 'note', version).catch(() => undefined)
    expect(codeOf(await move(OWNER, 'note', version))).toBe('ok')
    test.at(test.now() + DAY)
    await test.jobs()
    expect(await row()).toMatchObject({ version: version + 1, outbox: [], unsettled: false })
  }
})

it('its messages say which it is and where it stands, and nothing that was written', async () => {
  const letters = await test.rows<MessageDocument>('messages')
  for (const openid of [OWNER, HOLDER, HEAD]) {
    const own = letters.filter(
      ({ personId, page }) => personId === personIdOf(openid) && page.includes(caseId),
    )
    expect([openid, own.length]).not.toEqual([openid, 0])
  }
  expect(hasMark(letters)).toBe(false)
})

it('no answer of any other action says it, to whomever, and no other collection holds it', async () => {
  const asks = asksOf(full, test)
  const names = Object.keys(contract) as ActionName[]
  const queries = names.filter((name) => contract[name].kind === 'query')
  const leaking: string[] = []
  const look = async (openid: string, action: ActionName) => {
    const event = { action, input: asks[action].input, requestKey: `a-key-for-${openid}` }
    if (hasMark(await test.send(openid, event))) leaking.push(`${action} to ${openid}`)
  }
  for (const action of queries)
    for (const openid of [asks[action].by, OTHER, AUDITOR, HEAD]) await look(openid, action)
  for (const action of names) await look(asks[action].by, action)
  expect(leaking).toEqual([])
  for (const { name } of database.collections) {
    expect([name, hasMark(await test.rows(name))]).toEqual([name, name === 'sealedCases'])
  }
})

it('of what stands on a board no action says to a neighbour what was written, or who wrote it', async () => {
  const NEIGHBOUR = 'o-next-door'
  const marks = ['灯语五五一二', '楼上的写信人']
  await appoint(test, 'o-lamp-owner', [], { realName: marks[1] })
  await appoint(test, NEIGHBOUR, [])
  const form = { what: 'dark', place: 'gate', text: marks[0], about: null }
  const { caseId } = await test.get('o-lamp-owner', 'lamp.begin', { form, unnamed: false })
  await test.get(NEIGHBOUR, 'lamp.join', { caseId, joins: true })
  await test.get(HOLDER, 'lamp.move', { caseId, version: 1, event: 'mend', words: marks[0] })
  await laterJobs(test)
  const asks = asksOf(full, test)
  const queries = (Object.keys(contract) as ActionName[]).filter((name) => contract[name].kind === 'query')
  const asked = [
    ...queries.map((action) => ({ action, input: asks[action].input })),
    ...['lamp.open', 'lamp.board', 'lamp.mine', 'lamp.desk', 'lamp.form'].map((action) => ({
      ...{
        action,
        input: action === 'lamp.open' ? { caseId } : action === 'lamp.desk' ? { view: 'lit' } : {},
      },
    })),
  ]
  const leaking: string[] = []
  for (const { action, input } of asked) {
    const said = JSON.stringify(await test.send(NEIGHBOUR, { action, input }))
    if ([...marks, personIdOf('o-lamp-owner')].some((mark) => said.includes(mark))) leaking.push(action)
  }
  expect(leaking).toEqual([])
  expect(await test.listed(NEIGHBOUR, 'lamp.board')).toContain(caseId)
})

it('what was written in a mediation, and by whom a thing was reported, no answer of any query says to somebody else', async () => {
  const marks = { sealed: '调解暗语八八一三', told: '井盖暗语二七六四', name: '井盖边的赵写信' }
  await appoint(test, 'o-manhole', [], { realName: marks.name })
  await test.get('o-manhole', 'mediation.begin', {
    form: { sort: 'other', whom: '对门', text: marks.sealed, wanted: '', photos: [], shows: 'both' },
    unnamed: false,
  })
  const reported = { category: 'facility', spot: 'grid:g01', where: '', photos: [], urgency: 'normal' }
  const { caseId } = await test.get('o-manhole', 'incident.begin', {
    ...{ form: { ...reported, text: marks.told }, unnamed: false },
  })
  await appoint(test, 'o-passes-by', [])
  await test.get('o-passes-by', 'incident.join', { caseId, joins: true })
  await laterJobs(test)
  const asks = asksOf(full, test)
  const queries = (Object.keys(contract) as ActionName[]).filter((name) => contract[name].kind === 'query')
  const leaking: string[] = []
  for (const openid of ['o-passes-by', OTHER, AUDITOR])
    for (const action of queries) {
      const input = action === 'incident.open' ? { caseId } : asks[action].input
      const said = JSON.stringify(await test.send(openid, { action, input }))
      // The desk reads what was reported; nobody but the head reads what is sealed.
      const kept = openid === OTHER ? [marks.sealed] : Object.values(marks)
      if (kept.some((mark) => said.includes(mark))) leaking.push(`${action} to ${openid}`)
    }
  expect(leaking).toEqual([])
  expect(JSON.stringify(await test.rows('messages'))).not.toMatch(new RegExp(Object.values(marks).join('|')))
})
