/** Others join a case that stands on the board: they count, hear of it and act as the table lets them, and nobody learns who is who. */
import type { CaseDocument } from '../../../src/domain/case/documents'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { personIdOf } from '../../support/builders'
import { crashesIn, keepPresent, laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { codeOf } from '../../support/test-cloud'
import { type TrialCloud, trialCloud } from '../../support/trial-cloud'

const OWNER = 'o-first'
const STAFF = 'o-mends'
const ABOUT = 'o-talked-about'
const FOREIGN = 'o-elsewhere'
const NEIGHBOURS = Array.from({ length: 40 }, (_, i) => `o-neighbour-${i}`)
const [N0, N1, N2] = NEIGHBOURS as [string, string, string]
const MARKS = ['暗语七三九一', '写信的人名', '修灯的人名']

let test: TrialCloud
let rewind: () => Promise<void>
let caseId: string

beforeAll(async () => {
  test = await trialCloud()
  await stationOf(test)
  await appoint(test, OWNER, [], { realName: MARKS[1] })
  await appoint(test, STAFF, ['staff'], { realName: MARKS[2] })
  await appoint(test, ABOUT, ['auditor', 'staff'])
  await appoint(test, FOREIGN, ['staff'], { stationId: 'st2' })
  for (const openid of NEIGHBOURS) await appoint(test, openid, [])
  const form = { what: 'dark', place: 'gate', text: MARKS[0], about: personIdOf(ABOUT) }
  caseId = (await test.get(OWNER, 'lamp.begin', { form, unnamed: false })).caseId
  // What the jobs do once a day is done.
  await test.jobs()
  rewind = await keepPresent(test)
}, 120_000)
beforeEach(() => rewind())
afterAll(() => test.close())

const row = async (id = caseId): Promise<CaseDocument> =>
  (await test.rows<CaseDocument>('cases', { _id: id }))[0] as CaseDocument
const joined = async () => (await row()).joined
const join = (openid: string, joins = true) => test.ask(openid, 'lamp.join', { caseId, joins })
const open = (openid: string) => test.ask(openid, 'lamp.open', { caseId })
const move = async (openid: string, event: string, words = '好') =>
  test.ask(openid, 'lamp.move', { caseId, version: (await row()).version, event, words })
const letters = async (): Promise<string[]> =>
  (await test.rows<MessageDocument>('messages')).map(({ personId }) => personId).sort()
const idsOf = (openids: readonly string[]) => openids.map((openid) => personIdOf(openid)).sort()

it('one joins once, leaves again, and the count says so', async () => {
  const first = await join(N0)
  expect(first).toMatchObject({ ok: true, data: { joined: 1, hasJoined: true, mayJoin: true } })
  expect(first.ops).toBeLessThanOrEqual(3)
  expect(codeOf(await join(N0))).toBe('ok')
  await join(N1)
  expect(await joined()).toEqual({ count: 2, ids: [personIdOf(N0), personIdOf(N1)], from: [] })
  const left = await join(N0, false)
  expect(left).toMatchObject({ ok: true, data: { joined: 1, hasJoined: false, mayJoin: true } })
  expect(codeOf(await join(N0, false))).toBe('ok')
  expect(await joined()).toMatchObject({ count: 1, ids: [personIdOf(N1)] })
})

it('is refused for the own, for what one is kept from, elsewhere, and once it is over', async () => {
  await join(N0)
  const before = JSON.stringify(await row())
  expect(codeOf(await join(OWNER))).toBe('INVALID_STATE')
  expect(codeOf(await join(ABOUT))).toBe('NOT_FOUND')
  expect(codeOf(await join(FOREIGN))).toBe('OTHER_STATION')
  expect(codeOf(await test.ask(N0, 'lamp.join', { caseId: 'k-nothing', joins: true }))).toBe('NOT_FOUND')
  for (const kind of ['sight', 'quiet', 'complaint'])
    for (const verb of ['join', 'board'])
      expect(codeOf(await test.ask(N0, `${kind}.${verb}`, { caseId, joins: true }))).toBe('UNKNOWN_ACTION')
  expect(JSON.stringify(await row())).toBe(before)
  await move(STAFF, 'close')
  expect(codeOf(await join(N1))).toBe('NOT_FOUND')
  expect(codeOf(await join(STAFF))).toBe('INVALID_STATE')
  // Whoever has joined it still sees its end, and stays.
  expect(await open(N0)).toMatchObject({ ok: true, data: { hasJoined: true, mayJoin: false } })
  expect(codeOf(await join(N0, false))).toBe('INVALID_STATE')
  expect(codeOf(await open(N1))).toBe('NOT_FOUND')
})

it('forty at the same moment are forty, and one who taps twice is one', async () => {
  const replies = await Promise.all([...NEIGHBOURS, ...NEIGHBOURS].map((openid) => join(openid)))
  const busy = replies.filter((reply) => codeOf(reply) !== 'ok').map(codeOf)
  expect(busy.filter((code) => code !== 'BUSY')).toEqual([])
  for (const openid of NEIGHBOURS) await join(openid)
  const now = await joined()
  expect([now?.count, [...(now?.ids ?? [])].sort()]).toEqual([40, idsOf(NEIGHBOURS)])
})

it('a join and the end of the case at the same moment: it counts and is told, or is refused', async () => {
  const { version } = await row()
  const [end, ...joins] = await Promise.all([
    test.ask(STAFF, 'lamp.move', { caseId, version, event: 'close' }),
    ...NEIGHBOURS.slice(0, 10).map((openid) => join(openid)),
  ])
  // Joining does not make what the staff have read stale.
  expect(codeOf(end)).toBe('ok')
  const inside = NEIGHBOURS.filter((_, i) => joins[i] && codeOf(joins[i]) === 'ok')
  const refused = joins.map(codeOf).filter((code) => code !== 'ok')
  expect(refused.filter((code) => !['INVALID_STATE', 'NOT_FOUND'].includes(code))).toEqual([])
  expect([...((await joined())?.ids ?? [])].sort()).toEqual(idsOf(inside))
  expect((await joined())?.count).toBe(inside.length)
})

it('those who have joined are told, each once, and no step costs more for them', async () => {
  await join(N0)
  const few = await move(STAFF, 'mend')
  await rewind()
  for (const openid of NEIGHBOURS) await join(openid)
  const many = await move(STAFF, 'mend')
  expect([codeOf(many), many.ops]).toEqual(['ok', few.ops])
  expect(many.ops).toBeLessThanOrEqual(4)
  await laterJobs(test)
  await laterJobs(test)
  expect(await letters()).toEqual(idsOf([OWNER, ...NEIGHBOURS]))
  expect(await row()).toMatchObject({ outbox: [], unsettled: false })
  // Who did it is not told, whoever has left neither.
  await join(N1, false)
  await move(N0, 'back')
  await laterJobs(test)
  const again = await letters()
  for (const [openid, times] of [
    [N0, 1],
    [N1, 1],
    [N2, 2],
  ] as const)
    expect([openid, again.filter((id) => id === personIdOf(openid)).length]).toEqual([openid, times])
})

it('whatever request dies, one has joined once and each is told once', async () => {
  await join(N0)
  await join(N1)
  const rewound = await keepPresent(test)
  const whole = await join(N2)
  for (const [request, kind] of crashesIn(test, whole)) {
    await rewound()
    test.cloud.fault({ function: 'api', openid: N2, request, kind })
    await join(N2).catch(() => undefined)
    expect(codeOf(await join(N2))).toBe('ok')
    expect(await joined()).toMatchObject({ count: 3 })
  }
  const stands = await keepPresent(test)
  const { version } = await row()
  const mend = () => test.ask(STAFF, 'lamp.move', { caseId, version, event: 'mend', words: '好' })
  const steps = await mend()
  for (const [request, kind] of crashesIn(test, steps)) {
    await stands()
    test.cloud.fault({ function: 'api', openid: STAFF, request, kind })
    await mend().catch(() => undefined)
    expect(codeOf(await mend())).toBe('ok')
    await laterJobs(test)
    expect([request, kind, await letters()]).toEqual([request, kind, idsOf([OWNER, N0, N1, N2])])
  }
}, 120_000)

it('whoever has joined acts as the table says, and nobody learns who it was', async () => {
  await join(N0)
  await move(STAFF, 'mend')
  expect(codeOf(await move(N1, 'back'))).toBe('FORBIDDEN')
  const back = await move(N0, 'back', '还是不亮')
  expect(back).toMatchObject({ ok: true, data: { state: 'head', story: [], by: '', hasJoined: true } })
  const seen = await test.get(OWNER, 'lamp.open', { caseId })
  expect(seen.story.at(-1)).toMatchObject({ by: '一位邻居', text: '说又坏了', words: '还是不亮' })
  const { version } = await row()
  // A phone that has not heard the answer asks again.
  expect(
    codeOf(
      await test.ask(N0, 'lamp.move', { caseId, version: version - 1, event: 'back', words: '还是不亮' }),
    ),
  ).toBe('ok')
  expect((await row()).version).toBe(version)
})

it('says to no neighbour who began it, who has it in hand, who has joined it or what anybody wrote', async () => {
  for (const openid of [N0, N2]) await join(openid)
  await move(STAFF, 'mend', MARKS[0])
  await move(N2, 'back', MARKS[0])
  await laterJobs(test)
  const secret = [...MARKS, ...[OWNER, STAFF, ABOUT, N2].map((openid) => personIdOf(openid))]
  const said = [
    ...(await Promise.all([N0, N1].flatMap((openid) => [open(openid), test.ask(openid, 'lamp.board', {})]))),
    ...[await join(N1), await join(N1, false), await test.ask(N0, 'inbox.open', {})],
    ...(await test.rows<MessageDocument>('messages', { personId: personIdOf(N0) })).map(
      ({ title, text }) => title + text,
    ),
  ]
  for (const one of said) for (const mark of secret) expect(JSON.stringify(one)).not.toContain(mark)
  expect(await test.get(N1, 'lamp.open', { caseId })).toMatchObject({
    ...{ headline: '不亮 · 东门', joined: 2, by: '', handler: '', isMine: false, mayCall: false },
    lines: [
      { label: '怎么了', text: '不亮' },
      { label: '在哪里', text: '东门' },
    ],
  })
  // Neither do its owner and the staff learn who has joined it.
  await join(N1)
  for (const openid of [OWNER, STAFF]) {
    const whole = JSON.stringify([
      await open(openid),
      await letters().then(() => test.ask(openid, 'inbox.open', {})),
    ])
    for (const other of [N0, N1, N2]) expect(whole).not.toContain(personIdOf(other))
    expect(whole).toContain(MARKS[0])
  }
})

it('knows five hundred of them and counts the others, each once', async () => {
  const ids = Array.from({ length: 499 }, (_, i) => `p-${i}`)
  await test.cloud.store.update('cases', {
    ...{ query: { _id: caseId }, update: { $set: { joined: { count: 499, ids, from: [] } } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  await Promise.all(NEIGHBOURS.slice(0, 5).map((openid) => join(openid)))
  const now = await joined()
  expect([now?.count, now?.ids.length]).toEqual([504, 500])
  for (const openid of NEIGHBOURS.slice(0, 5)) expect(codeOf(await join(openid))).toBe('ok')
  expect((await joined())?.count).toBe(504)
})

it('has a measure for each day', async () => {
  const codes = []
  for (let i = 0; i < 16; i++) codes.push(codeOf(await join(N0)), codeOf(await join(N0, false)))
  expect(codes.slice(0, 30).every((code) => code === 'ok')).toBe(true)
  expect(codes.slice(30)).toEqual(['TOO_MANY_TODAY', 'TOO_MANY_TODAY'])
})

it('stands on the board while it is open, the newest first, page by page at the same cost', async () => {
  const one = await row()
  const many = Array.from({ length: 1000 }, (_, i) => ({
    ...{ ...one, _id: `k-${i}`, ownerId: `p-${i}`, boardAt: (one.boardAt ?? 0) - 1 - (i % 400) },
    ...{ number: i + 2, involvedIds: [], actorIds: [`p-${i}`] },
  }))
  await test.cloud.store.insert('cases', many)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const reply: Awaited<ReturnType<typeof test.ask>> & { data?: unknown } = await test.ask(
      N0,
      'lamp.board',
      {
        ...(cursor === null ? {} : { cursor }),
      },
    )
    expect(reply.ops).toBeLessThanOrEqual(2)
    expect(reply.docs).toBeLessThanOrEqual(30)
    const page = reply.data as unknown as { items: { caseId: string }[]; next: string | null }
    seen.push(...page.items.map((item) => item.caseId))
    cursor = page.next
  } while (cursor !== null)
  expect([seen.length, new Set(seen).size, seen[0]]).toEqual([1001, 1001, caseId])
  expect(await test.listed(ABOUT, 'lamp.board')).not.toContain(caseId)
  expect(await test.listed(FOREIGN, 'lamp.board')).toEqual([])
  expect(codeOf(await test.ask(N0, 'lamp.board', { cursor: 'x' }))).toBe('INVALID_INPUT')
  await move(STAFF, 'close')
  expect(await test.listed(N0, 'lamp.board')).not.toContain(caseId)
}, 60_000)
