/** A whole whistle, as phones ask about it: begun from what was reported, signed, refused twice, decided above, done and scored. */
import type { Input } from '../../../src/contract'
import type { CaseAction } from '@/contract/case'
import { DAY, dayOf, HOUR, MINUTE } from '@/domain/kernel/clock'
import { personIdOf } from '../../support/builders'
import { caseRow } from '../../support/cases'
import { aPhoto } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'
import { textOf } from '../../support/word'

const REPORTER = 'o-wang'
const LEADER = 'o-zhao'
const FAR_LEADER = 'o-qian'
const STAFF = 'o-staff'
const HEAD = 'o-head'
const NEIGHBOUR = 'o-li'
/** Contacts of departments, who are at home at another station; and those above. */
const WATER = 'o-water'
const WORKS = 'o-works'
const PARKS = 'o-parks'
const INSTITUTE = 'o-institute'
const OTHER_INSTITUTE = 'o-wenquan'
const CENTER = 'o-center'

let test: TestCloud
let started: number

beforeAll(async () => {
  test = await testCloud()
  started = test.now()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(started)
  await stationOf(test)
  await appoint(test, REPORTER, [], { realName: '王秀英', gridId: 'g01', building: '1 号楼' })
  await appoint(test, NEIGHBOUR, [], { realName: '李邻居', gridId: 'g01' })
  await appoint(test, LEADER, ['grid_leader'], { realName: '赵志强', gridIds: ['g01'] })
  await appoint(test, FAR_LEADER, ['grid_leader'], { realName: '钱海', gridIds: ['g02'] })
  await appoint(test, STAFF, ['staff'], { realName: '周敏' })
  await appoint(test, HEAD, ['station_admin'], { realName: '高站长' })
  for (const [openid, unitId] of [
    [WATER, 'dept-water'],
    [WORKS, 'dept-works'],
    [PARKS, 'dept-parks'],
  ] as const)
    await appoint(test, openid, ['dept_user'], { realName: '郑联系', unitId, stationId: 'st2' })
  await appoint(test, INSTITUTE, ['institute_admin'], {
    realName: '韩所长',
    unitId: 'linzhou',
    stationId: 'st2',
  })
  // At home here, and looks after another institute.
  await appoint(test, OTHER_INSTITUTE, ['institute_admin'], { realName: '许所长', unitId: 'wenquan' })
  await appoint(test, CENTER, ['center_admin'], { realName: '冯主任', unitId: 'center', stationId: 'st2' })
})
afterAll(() => test.close())

type Begin = Input<'whistle.begin'>

const whistled = (said: Partial<Begin['form']> = {}): Begin['form'] => ({
  ...{ reason: 'public', grade: 'usual', spot: 'grid:g01', photos: [], lead: ['dept-water'], assist: [] },
  ...{ facts: '单元门口下雨就积水', wants: '请疏通主管道', ...said },
})

const blow = (openid = LEADER, more: Partial<Begin> = {}) =>
  test.must(openid, 'whistle.begin', { form: whistled(), unnamed: false, ...more })

const move = async (
  openid: string,
  caseId: string,
  event: Input<'whistle.move'>['event'],
  more: Partial<Input<'whistle.move'>> = {},
) => {
  const { version } = await caseRow(test, caseId)
  return test.call(openid, 'whistle.move', { caseId, version, event, words: '说一句', ...more })
}
const must = async (...given: Parameters<typeof move>) => {
  const reply = await move(...given)
  expect([given[0], given[2], codeOf(reply)]).toEqual([given[0], given[2], 'ok'])
}

const reply = (photo: string, now: number) => ({
  respond: {
    ...{ received: dayOf(now), withWhom: '值班室', measures: '派车疏通', until: dayOf(now + 5 * DAY) },
    ...{ channel: 'phone', proof: [photo] },
  },
})
const said = (event: string, channel = 'letter') => ({
  answers: { [event]: { channel, proof: [] } } as never,
})

const lettersTo = async (openid: string): Promise<string[]> =>
  (await test.rows('messages', { personId: personIdOf(openid) })).map((letter) => JSON.stringify(letter))

/** Everything that somebody is shown of whistles, as one text; refused where it is. */
async function shownTo(openid: string, caseId: string, at?: string): Promise<string> {
  const asked: [CaseAction<'open' | 'mine' | 'board' | 'desk' | 'sent'>, object][] = [
    ['whistle.open', { caseId, ...(at !== undefined && { at }) }],
    ['whistle.desk', { view: 'blown', ...(at !== undefined && { at }) }],
    ...(['mine', 'board', 'sent'] as const).map((verb): [CaseAction<typeof verb>, object] => [
      `whistle.${verb}`,
      {},
    ]),
  ]
  const replies = []
  for (const [action, input] of asked) replies.push(await test.call(openid, action, input as never))
  return JSON.stringify(replies)
}

it('lives a whole life from what was reported to what was scored, and nobody reads of whoever reported', async () => {
  const photo = await aPhoto(test)
  const reported = await test.must(REPORTER, 'incident.begin', {
    form: {
      ...{ category: 'water', spot: 'building:g01:1 号楼', where: '王家门口', text: '一句悄悄话' },
      ...{ photos: [], urgency: 'normal' },
    },
    unnamed: false,
  })
  const { begins } = await test.must(LEADER, 'incident.open', { caseId: reported.caseId })
  expect(begins).toMatchObject([{ button: '吹哨，请部门来办' }])
  expect((await test.must(REPORTER, 'incident.open', { caseId: reported.caseId })).begins).toEqual([])
  const from = { of: reported.caseId, form: whistled({ photos: [photo], assist: ['dept-works'] }) }
  expect(codeOf(await test.call(FAR_LEADER, 'whistle.begin', { ...from, unnamed: false }))).toBe('NOT_FOUND')
  const { caseId } = await blow(LEADER, from)

  // Nothing leaves before the head has signed.
  await test.jobs()
  expect(await lettersTo(WATER)).toEqual([])
  expect(codeOf(await test.call(WATER, 'whistle.open', { caseId }))).toBe('OTHER_STATION')
  expect((await test.must(WATER, 'whistle.sent', {})).items).toEqual([])
  expect(codeOf(await move(LEADER, caseId, 'sign'))).toBe('FORBIDDEN')
  await must(HEAD, caseId, 'sendBack', { words: '写清楚在几单元' })
  await must(LEADER, caseId, 'resend', { words: '在二单元门口' })
  const { version } = await caseRow(test, caseId)
  const sign = { caseId, version, event: 'sign' as const }
  const [first, second] = [
    await test.must(HEAD, 'whistle.move', sign),
    await test.must(HEAD, 'whistle.move', sign),
  ]
  expect(second).toEqual({ ...first, serverNow: second.serverNow })
  await test.jobs()
  for (const one of [WATER, WORKS]) expect(await lettersTo(one)).toHaveLength(1)
  expect(await lettersTo(PARKS)).toEqual([])

  // What is said for all of them the one that leads says.
  expect(codeOf(await move(WORKS, caseId, 'refuse', said('refuse')))).toBe('FORBIDDEN')
  await must(WORKS, caseId, 'note', { words: '我们也派人去' })

  // Refused once it is the head's, refused again the institute's; the departments that do not lead any more see nothing.
  const signedAt = (await caseRow(test, caseId)).sentAt
  await must(STAFF, caseId, 'refuse', { words: '支管不归我们', ...said('refuse') })
  expect(codeOf(await move(HEAD, caseId, 'reroute', { unitId: 'linzhou' }))).toBe('CASE_NOT_THIS_UNIT')
  await must(HEAD, caseId, 'reroute', { unitId: 'dept-works' })
  expect(codeOf(await test.call(WATER, 'whistle.open', { caseId }))).toBe('OTHER_STATION')
  await must(WORKS, caseId, 'refuse', { words: '主管道也不归我们', ...said('refuse', 'here') })
  await test.jobs()
  expect(await lettersTo(INSTITUTE)).toHaveLength(1)
  expect((await lettersTo(INSTITUTE))[0]).toContain('at=st1')
  expect(await lettersTo(OTHER_INSTITUTE)).toEqual([])
  const rule = { unitId: 'dept-water', words: '主管道归水务' }
  expect(codeOf(await move(INSTITUTE, caseId, 'rule', rule))).toBe('OTHER_STATION')
  expect(codeOf(await move(OTHER_INSTITUTE, caseId, 'rule', { at: 'st1', ...rule }))).toBe('FORBIDDEN')
  expect(codeOf(await move(OTHER_INSTITUTE, caseId, 'rule', { at: 'st2', ...rule }))).toBe('OTHER_STATION')
  await must(INSTITUTE, caseId, 'rule', { at: 'st1', ...rule })
  const ruled = await caseRow(test, caseId)
  expect(ruled).toMatchObject({ sentTo: ['dept-water'], sentAt: signedAt, state: 'ruled' })

  // The staff write down what they hear, the department what it does.
  await must(STAFF, caseId, 'respond', { answers: reply(photo, test.now()) as never })
  await must(WATER, caseId, 'arrive', { words: '两位师傅', ...said('arrive', 'here') })
  await must(WATER, caseId, 'wait', { words: '等审批', days: 3 })
  const face = await test.must(NEIGHBOUR, 'whistle.open', { caseId })
  expect(face).toMatchObject({ waitsFor: '等审批', story: [], by: '' })
  const { links } = await test.must(REPORTER, 'incident.open', { caseId: reported.caseId })
  expect(links.map(({ title }) => title)).toEqual(['第 1 号 · 群众反映突出 · 北区一网格 · 在等'])
  await must(STAFF, caseId, 'goOn')
  await must(WATER, caseId, 'solve', { words: '疏通了主管道', ...said('solve', 'here') })
  await test.jobs()

  // What whoever blew it says stays inside.
  const scored = { score: { speed: '4', quality: '5' } }
  await must(LEADER, caseId, 'score', { words: '一句心里话', answers: scored as never })
  for (const [openid, at] of [[STAFF], [INSTITUTE, 'st1'], [CENTER, 'st1']] as const) {
    const { story } = await test.must(openid, 'whistle.open', { caseId, ...(at && { at }) })
    expect(story[story.length - 1]).toMatchObject({
      words: '一句心里话',
      lines: [{ text: '快' }, { text: '很好' }],
    })
  }
  const forDepartment = await shownTo(WATER, caseId)
  expect(forDepartment).toContain('疏通了主管道')
  for (const secret of ['心里话', '很好', '评了', '第 1 号 ·']) expect(forDepartment).not.toContain(secret)

  // The reporter's page shows that a whistle was blown; no page of the whistle shows the reporter.
  const { links: back } = await test.must(STAFF, 'incident.open', { caseId: reported.caseId })
  expect(back.map(({ label }) => label)).toEqual(['为它吹的哨'])
  const letters = (await test.rows('messages')).map((one) => JSON.stringify(one))
  const texts = [JSON.stringify(await caseRow(test, caseId)), forDepartment]
  texts.push(...letters.filter((one) => one.includes('kind=whistle')))
  for (const openid of [LEADER, STAFF, HEAD, NEIGHBOUR]) texts.push(await shownTo(openid, caseId))
  texts.push(await shownTo(INSTITUTE, caseId, 'st1'))
  for (const secret of ['悄悄话', '王家', '秀英', personIdOf(REPORTER)])
    expect([secret, texts.some((text) => text.includes(secret))]).toEqual([secret, false])
})

/** What was reported, and a whistle that was blown for it and signed. */
async function whistledFor() {
  const { caseId: causeId } = await test.must(REPORTER, 'incident.begin', {
    form: { category: 'water', spot: 'grid:g01', where: '', text: '', photos: [], urgency: 'normal' },
    unnamed: false,
  })
  const { caseId } = await blow(LEADER, { of: causeId })
  await test.jobs()
  expect((await caseRow(test, causeId)).state).toBe('reported')
  await must(HEAD, caseId, 'sign')
  await test.jobs()
  return { causeId, caseId }
}

const letterOf = async (words: string): Promise<number> =>
  (await lettersTo(REPORTER)).filter((letter) => letter.includes(words)).length

it('what the departments have in hand has one clock, and whoever reported it hears what they do', async () => {
  const { causeId, caseId } = await whistledFor()
  expect(await caseRow(test, causeId)).toMatchObject({ state: 'whistled', dueAt: null, waits: [] })
  expect(await letterOf('已经请部门来办')).toBe(1)
  await must(WATER, caseId, 'respond', { answers: reply(await aPhoto(test), test.now()) as never })
  await must(WATER, caseId, 'arrive', said('arrive', 'here'))
  test.at(test.now() + 6 * DAY)
  await test.jobs()
  const steps = (await caseRow(test, causeId)).history.map(({ on }) => on)
  expect(steps).toEqual(['begin', 'callDepartments'])
  expect(await letterOf('没有按时办')).toBe(0)
  await must(WATER, caseId, 'solve', said('solve', 'here'))
  await test.jobs()
  expect(await caseRow(test, causeId)).toMatchObject({
    state: 'handled',
    waits: expect.arrayContaining(['grid_worker']),
  })
  expect(await letterOf('部门说办好了')).toBe(1)
  // Whoever blew it says that it is not done: it is the departments' again, and comes back when they have done it.
  await must(LEADER, caseId, 'notYet')
  await test.jobs()
  expect((await caseRow(test, causeId)).state).toBe('whistled')
  await must(WATER, caseId, 'solve', said('solve', 'here'))
  await test.jobs()
  const { version } = await caseRow(test, causeId)
  expect(codeOf(await test.call(LEADER, 'incident.move', { caseId: causeId, version, event: 'look' }))).toBe(
    'ok',
  )
  // What happens to the whistle afterwards is no longer about it.
  await must(LEADER, caseId, 'notYet')
  await test.jobs()
  expect((await caseRow(test, causeId)).state).toBe('checked')
})

it('what the departments are not asked for any more is the head’s, and what the station has solved stays solved', async () => {
  const called = await whistledFor()
  await must(HEAD, called.caseId, 'callOff')
  await test.jobs()
  expect(await caseRow(test, called.causeId)).toMatchObject({ state: 'climbed', dueAt: expect.any(Number) })
  expect(await letterOf('不请部门办了')).toBe(1)
  const solved = await whistledFor()
  const { version } = await caseRow(test, solved.causeId)
  const step = { caseId: solved.causeId, version, event: 'solve' as const, words: '自己修好了' }
  expect(codeOf(await test.call(LEADER, 'incident.move', step))).toBe('ok')
  await must(HEAD, solved.caseId, 'callOff')
  await test.jobs()
  expect((await caseRow(test, solved.causeId)).state).toBe('handled')
})

it('a department has what was sent to it in one list, of every station, and nothing of another’s', async () => {
  const water = await blow()
  const works = await blow(STAFF, { form: whistled({ lead: ['dept-works'], facts: '路灯不亮' }) })
  await blow(STAFF, { form: whistled({ facts: '还没有签' }) })
  await appoint(test, 'o-far-head', ['station_admin'], { stationId: 'st2' })
  const far = await blow('o-far-head', { form: whistled({ spot: 'grid:g01', assist: ['dept-works'] }) })
  await must(HEAD, water.caseId, 'sign')
  await must(HEAD, works.caseId, 'sign')
  await must('o-far-head', far.caseId, 'sign')
  const idsOf = async (openid: string) =>
    (await test.must(openid, 'whistle.sent', {})).items.map(({ caseId }) => caseId).sort()
  expect(await idsOf(WATER)).toEqual([water.caseId, far.caseId].sort())
  expect(await idsOf(WORKS)).toEqual([works.caseId, far.caseId].sort())
  expect(await idsOf(PARKS)).toEqual([])
  expect(codeOf(await test.call(WATER, 'whistle.open', { caseId: works.caseId }))).toBe('OTHER_STATION')
  expect(codeOf(await move(WATER, works.caseId, 'note'))).toBe('OTHER_STATION')
  expect(codeOf(await test.call(STAFF, 'whistle.sent', {}))).toBe('FORBIDDEN')
  const listed = await test.call(WATER, 'whistle.sent', {})
  expect(listed.ops).toBe(2)
  // The department learns nothing else of the station, and has nothing any more when the role is laid down.
  for (const action of ['whistle.desk', 'incident.desk'] as const)
    expect(codeOf(await test.call(WATER, action, { view: 'blown' } as never))).not.toBe('ok')
  await appoint(test, WATER, [], { unitId: 'dept-water' })
  expect(codeOf(await test.call(WATER, 'whistle.open', { caseId: water.caseId }))).toBe('OTHER_STATION')
})

it('names only departments that the station may call upon', async () => {
  const call = (form: Partial<Begin['form']>) =>
    test.call(STAFF, 'whistle.begin', { form: whistled(form), unnamed: false })
  const { departments } = await test.must(STAFF, 'whistle.form', {})
  expect(departments?.map(({ unitId }) => unitId)).toEqual(['dept-water', 'dept-works', 'dept-city'])
  expect(codeOf(await call({ lead: ['linzhou'] }))).toBe('CASE_UNIT_GONE')
  expect(codeOf(await call({ assist: ['dept-none'] }))).toBe('CASE_UNIT_GONE')
  expect(codeOf(await call({ lead: [] }))).toBe('INVALID_INPUT')
  expect(codeOf(await call({ lead: ['dept-water', 'dept-works'] }))).toBe('INVALID_INPUT')
  expect(codeOf(await test.call(NEIGHBOUR, 'whistle.begin', { form: whistled(), unnamed: false }))).toBe(
    'FORBIDDEN',
  )
  expect(await test.rows('cases')).toEqual([])
})

it('whoever looks after another institute sees nothing of it at home', async () => {
  const reported = await test.must(REPORTER, 'incident.begin', {
    form: { category: 'fire', spot: 'grid:g01', where: '', text: '', photos: [], urgency: 'normal' },
    unnamed: false,
  })
  const sent = await blow(STAFF, { of: reported.caseId })
  await must(HEAD, sent.caseId, 'sign')
  // Everybody of the station sees that it was blown, and by its face alone.
  const { links } = await test.must(OTHER_INSTITUTE, 'incident.open', { caseId: reported.caseId })
  expect(JSON.stringify(links)).not.toContain('积水')
  expect(links).toHaveLength(1)
  const { caseId } = await blow()
  const seen = async (at?: string) =>
    codeOf(await test.call(OTHER_INSTITUTE, 'whistle.open', { caseId, ...(at && { at }) }))
  expect([await seen(), await seen('st1')]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
  for (const at of [{}, { at: 'st1' }])
    expect(codeOf(await test.call(OTHER_INSTITUTE, 'whistle.desk', { view: 'signing', ...at }))).toBe(
      'FORBIDDEN',
    )
  expect((await test.must(INSTITUTE, 'whistle.desk', { view: 'signing', at: 'st1' })).items).toHaveLength(1)
})

it('what runs out climbs to the head, then to the institute, each told once', async () => {
  const { caseId } = await blow(STAFF, { form: whistled({ grade: 'urgent' }) })
  await must(HEAD, caseId, 'sign')
  const passes = async () => {
    const { dueAt } = await caseRow(test, caseId)
    test.at((dueAt ?? 0) + MINUTE)
    await test.jobs()
    return (await caseRow(test, caseId)).state
  }
  const { dueAt, sentAt } = await caseRow(test, caseId)
  expect((dueAt ?? 0) - (sentAt ?? 0)).toBe(HOUR / 2)
  expect([await passes(), await passes()]).toEqual(['late', 'above'])
  expect((await lettersTo(INSTITUTE)).length).toBe(1)
  test.at(test.now() + 9 * DAY)
  await test.jobs()
  expect((await caseRow(test, caseId)).state).toBe('above')
})

it('goes out on paper once it is signed, for those who see all of it, without numbers to call', async () => {
  const facts = '积水，问过 13800001234 和 0991-8881234，<急>'
  const { caseId } = await blow(LEADER, { form: whistled({ facts, assist: ['dept-works'] }) })
  const paper = (openid: string, at?: string) =>
    test.call(openid, 'whistle.paper', { caseId, ...(at !== undefined && { at }) })
  expect(codeOf(await paper(HEAD))).toBe('INVALID_STATE')
  await must(HEAD, caseId, 'sign')
  for (const openid of [NEIGHBOUR, REPORTER, FAR_LEADER, OTHER_INSTITUTE])
    expect([openid, codeOf(await paper(openid))]).toEqual([openid, 'NOT_FOUND'])
  expect(codeOf(await paper(PARKS))).toBe('OTHER_STATION')
  const made = await test.must(STAFF, 'whistle.paper', { caseId })
  expect(made.name).toBe('吹哨派单函 第 1 号.docx')
  const text = textOf(made.base64)
  for (const said of [
    '吹哨派单函',
    '兴神路',
    '区水务局',
    '区住房和城乡建设局',
    '请疏通主管道',
    '高站长',
    '解决时限',
  ])
    expect([said, text.includes(said)]).toEqual([said, true])
  expect(text).toContain('问过 （电话不写） 和 （电话不写），&lt;急&gt;')
  for (const openid of [LEADER, WATER, WORKS]) expect(codeOf(await paper(openid))).toBe('ok')
  expect(codeOf(await paper(INSTITUTE, 'st1'))).toBe('ok')
  expect((await paper(STAFF)).ops).toBe(1)
})

it('nobody but the cloud itself has files made', async () => {
  const writing = { name: '信', title: '信', under: '', parts: [{ is: 'text', text: '您好' }] }
  const asked = { writing: JSON.stringify(writing), signature: 'guessed' }
  for (const event of [asked, {}, null, { writing }])
    expect((await test.cloud.call('files', event as never, { openid: NEIGHBOUR })).result).toBeNull()
})
