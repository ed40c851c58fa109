/** A case with two sides: what each wrote is kept from the other until both say so, and whoever mediates is near to neither. */
import type { CaseDocument } from '@/domain/case/documents'
import type { PersonDocument } from '@/domain/person/documents'
import type { CaseAction } from '@/contract/case'
import type { Input, Output } from '@/contract'
import { DAY, MINUTE } from '../../../src/domain/kernel/clock'
import { personIdOf } from '../../support/builders'
import { laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'
import { textOf } from '../../support/word'

const OWNER = 'o-downstairs'
const PARTY = 'o-upstairs'
const HEAD = 'o-head'
const MEDIATOR = 'o-mediator'
const STAFF = 'o-some-staff'
const WORDS = { owner: '楼下写的三一七九', party: '楼上写的八四二六', kept: '只记给自己五五零三' }

let test: TestCloud
let caseId: string

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, OWNER, [], { realName: '王楼下', gridId: 'g01', building: '1 号楼' })
  await appoint(test, PARTY, [], {
    ...{ realName: '郑楼上', gridId: 'g01', building: '2 号楼', birthDate: '1970-01-01' },
  })
  await appoint(test, HEAD, ['station_admin'], { realName: '高站长', gridId: 'g02', building: '5 号楼' })
  const home = { gridId: 'g02', building: '6 号楼' }
  await appoint(test, MEDIATOR, ['grid_worker'], { realName: '赵网格', gridIds: ['g02'], ...home })
  await appoint(test, STAFF, ['staff', 'auditor', 'grid_leader'], { realName: '周专职', gridIds: ['g01'] })
  const form = {
    ...{ sort: 'neighbour' as const, whom: '楼上', text: WORDS.owner, wanted: '', photos: [] },
    shows: 'mediator' as const,
  }
  const begun = await test.must(OWNER, 'mediation.begin', { form, unnamed: false })
  caseId = begun.caseId
})
afterAll(() => test.close())

type Move = Input<'mediation.move'>
const row = async () => (await test.rows<CaseDocument>('sealedCases', { _id: caseId }))[0] as CaseDocument
const move = async (openid: string, event: string, given: Partial<Move> = {}) =>
  test.call(openid, 'mediation.move', { caseId, version: (await row()).version, event, ...given } as Move)
const must = async (openid: string, event: string, given: Partial<Move> = {}) => {
  const reply = await move(openid, event, given)
  expect([event, codeOf(reply)]).toEqual([event, 'ok'])
}
const sees = async (openid: string): Promise<Output<CaseAction<'open'>>> =>
  test.must(openid, 'mediation.open', { caseId })
const says = async (openid: string): Promise<string[]> => {
  const said = JSON.stringify(await sees(openid))
  return Object.entries(WORDS).flatMap(([who, words]) => (said.includes(words) ? [who] : []))
}
const card = async (openid: string) =>
  (await test.rows<PersonDocument>('people', { _id: personIdOf(openid) }))[0]?.cardToken ?? ''
const set = (openid: string, $set: object) =>
  test.cloud.store.update('people', {
    ...{ query: { _id: personIdOf(openid) }, update: { $set } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
const inTeam = (openid: string, teamId: string) =>
  test.cloud.store.insert('teamMembers', [
    { _id: `tm-${openid}-${teamId}`, teamId, personId: personIdOf(openid), state: 'member' },
  ])

it('nobody but its owner and the head reads it before somebody mediates, whatever roles somebody has', async () => {
  expect([await says(OWNER), await says(HEAD)]).toEqual([['owner'], ['owner']])
  for (const openid of [MEDIATOR, STAFF, PARTY])
    expect([openid, codeOf(await test.call(openid, 'mediation.open', { caseId }))]).toEqual([
      openid,
      'NOT_FOUND',
    ])
  expect(codeOf(await test.call(STAFF, 'mediation.desk', { view: 'applied' }))).toBe('FORBIDDEN')
})

it('goes to nobody of the same building or the same team, and the head does not mediate for the own team', async () => {
  const to = personIdOf(MEDIATOR)
  await set(MEDIATOR, { gridId: 'g01', building: '1 号楼' })
  expect(codeOf(await move(HEAD, 'assign', { to }))).toBe('CASE_TOO_NEAR')
  await set(MEDIATOR, { gridId: 'g02', building: '6 号楼' })
  await inTeam(OWNER, 't-choir')
  await inTeam(MEDIATOR, 't-choir')
  expect(codeOf(await move(HEAD, 'assign', { to }))).toBe('CASE_TOO_NEAR')
  await test.cloud.store.update('teamMembers', {
    ...{ query: { personId: to }, update: { $set: { state: 'left' } } },
    ...{ replace: false, multi: true, upsert: false, nowMs: test.now() },
  })
  await inTeam(HEAD, 't-choir')
  expect(codeOf(await move(HEAD, 'take'))).toBe('CASE_TOO_NEAR')
  expect(codeOf(await move(HEAD, 'assign', { to: personIdOf(OWNER) }))).toBe('CASE_NOT_TO_THEM')
  await must(HEAD, 'assign', { to })
  expect(await says(MEDIATOR)).toEqual(['owner'])
})

it('whoever mediates brings the other side by its card: a grown-up of the station who is not near, and not the owner', async () => {
  expect(codeOf(await move(MEDIATOR, 'bring', {}))).toBe('CASE_NOT_A_SIDE')
  expect(codeOf(await move(MEDIATOR, 'bring', { cardToken: await card(OWNER) }))).toBe('CASE_NOT_A_SIDE')
  expect(codeOf(await move(MEDIATOR, 'bring', { cardToken: await card(MEDIATOR) }))).toBe('CASE_NOT_A_SIDE')
  await set(PARTY, { birthDate: '2015-01-01' })
  expect(codeOf(await move(MEDIATOR, 'bring', { cardToken: await card(PARTY) }))).toBe('GUARDIAN_NEEDED')
  await set(PARTY, { birthDate: '1970-01-01', gridId: 'g02', building: '6 号楼' })
  expect(codeOf(await move(MEDIATOR, 'bring', { cardToken: await card(PARTY) }))).toBe('CASE_TOO_NEAR')
  await set(PARTY, { gridId: 'g01', building: '2 号楼' })
  await must(MEDIATOR, 'bring', { cardToken: await card(PARTY) })
})

it('the other side knows which sort of thing it is and who asks, and nothing that was written', async () => {
  const { headline, by, lines, story } = await sees(PARTY)
  expect([headline, by, lines]).toEqual(['邻居之间', '王*', [{ label: '是谁和谁的事', text: '邻居之间' }]])
  expect(story.every(({ words }) => words === '')).toBe(true)
  const { items } = await test.must(PARTY, 'mediation.mine', {})
  expect(items.map((one) => one.headline)).toEqual(['邻居之间'])
  const { things } = await test.must(PARTY, 'me.open', {})
  expect(JSON.stringify(things)).not.toContain(WORDS.owner)
  expect(things).toHaveLength(1)
})

it('what each side wrote the other reads once both have said so, and what is kept neither does', async () => {
  await must(PARTY, 'join', { answers: { join: { side: WORDS.party, shows: 'both' } } })
  await must(MEDIATOR, 'note', { words: WORDS.kept })
  const all = ['owner', 'party', 'kept']
  const seen = async () => [await says(OWNER), await says(PARTY), await says(MEDIATOR), await says(HEAD)]
  expect(await seen()).toEqual([['owner'], ['party'], all, all])
  await must(OWNER, 'show', { answers: { show: { shows: 'both' } } })
  expect(await seen()).toEqual([['owner', 'party'], ['owner', 'party'], all, all])
  await must(PARTY, 'showToo', { answers: { showToo: { shows: 'mediator' } } })
  expect(await seen()).toEqual([['owner'], ['party'], all, all])
})

it('handed on, whoever mediated before no longer reads it, in no list either', async () => {
  const before = (await row()).version
  await must(HEAD, 'change', { to: personIdOf(STAFF) })
  expect(codeOf(await test.call(MEDIATOR, 'mediation.open', { caseId }))).toBe('NOT_FOUND')
  expect((await test.must(MEDIATOR, 'mediation.mine', {})).items).toEqual([])
  expect(
    codeOf(
      await test.call(MEDIATOR, 'mediation.move', {
        ...{ caseId, version: before, event: 'note', words: '再记一笔' },
      }),
    ),
  ).toBe('NOT_FOUND')
  expect(await says(STAFF)).toEqual(['owner', 'party', 'kept'])
})

const paper = (openid: string) => test.call(openid, 'mediation.paper', { caseId })
/** Those to whom an agreement is handed, and everybody else who might ask for it. */
const ITS = [OWNER, PARTY, STAFF, HEAD]
const others = [MEDIATOR, 'o-leader', 'o-neighbour', 'o-auditor']
const answersTo = async (openids: readonly string[]) => {
  const said: string[] = []
  for (const openid of openids) said.push(codeOf(await paper(openid)))
  return [...new Set(said)]
}

it('what was agreed is made a file once it is, for both sides, whoever mediates and the head, and for nobody else', async () => {
  await appoint(test, 'o-leader', ['grid_leader', 'team_leader'], { gridIds: ['g01'] })
  await appoint(test, 'o-neighbour', [], { gridId: 'g01', building: '1 号楼' })
  await appoint(test, 'o-auditor', ['auditor', 'staff'], {})
  expect([await answersTo(ITS), await answersTo(others)]).toEqual([['INVALID_STATE'], ['NOT_FOUND']])
  expect((await sees(PARTY)).paper).toBeUndefined()
  const settled = { answers: { settle: { terms: '十点以后不拖椅子\n椅子脚包起来<好>', paper: [] } } }
  await must(STAFF, 'settle', settled)
  expect(await answersTo(others)).toEqual(['NOT_FOUND'])
  const texts: string[] = []
  for (const openid of ITS) {
    expect([openid, (await sees(openid)).paper]).toEqual([openid, '调解协议（Word）'])
    const { name, base64 } = await test.must(openid, 'mediation.paper', { caseId })
    expect(name).toBe('调解协议 第 1 号.docx')
    texts.push(textOf(base64))
  }
  const [text = ''] = texts
  for (const said of ['兴神路', '王*', '郑*', '周*', '邻居之间', '2026 年', '十点以后不拖椅子', '司法确认'])
    expect([said, text.includes(said)]).toEqual([said, true])
  expect(text).toContain('椅子脚包起来&lt;好&gt;')
  for (const secret of [...Object.values(WORDS), '王楼下', '郑楼上', '1 号楼'])
    expect([secret, texts.some((one) => one.includes(secret))]).toEqual([secret, false])
  expect((await paper(STAFF)).ops).toBe(1)

  // Whoever wants to talk again holds no agreement any more, and one that fails leaves none.
  await must(OWNER, 'again', { words: '说好的还没做' })
  expect(await answersTo(ITS)).toEqual(['INVALID_STATE'])
  await must(STAFF, 'fail', { words: '这次没有谈拢' })
  test.at(test.now() + 30 * DAY + MINUTE)
  await laterJobs(test)
  expect([(await row()).state, await answersTo(ITS)]).toEqual(['after', ['INVALID_STATE']])
  await must(STAFF, 'again', { words: '都愿意再谈' })
})

it('an agreement is read by both, and looked at again after thirty days; the last word is whoever mediates', async () => {
  await must(STAFF, 'settle', { answers: { settle: { terms: '十点以后不拖椅子', paper: [] } } })
  for (const openid of [OWNER, PARTY])
    expect(JSON.stringify(await sees(openid))).toContain('十点以后不拖椅子')
  test.at(test.now() + 30 * DAY + MINUTE)
  await laterJobs(test)
  expect((await row()).state).toBe('after')
  await must(STAFF, 'fine', { words: '晚上安静了' })
  expect(await row()).toMatchObject({ state: 'closed', openFor: [] })
  expect([await answersTo(ITS), await answersTo(others)]).toEqual([['ok'], ['NOT_FOUND']])
})

it('no letter and no other collection says a word of it', async () => {
  await laterJobs(test)
  for (const name of ['messages', 'cases', 'people', 'teamMembers', 'stations']) {
    const found = JSON.stringify(await test.rows(name))
    expect([name, Object.values(WORDS).some((words) => found.includes(words))]).toEqual([name, false])
  }
})
