/** What follows for every kind of case from its declaration: who may do what in which state, repeats, borders, budgets, time. */
import type { CaseDocument } from '@/domain/case/documents'
import { DAY, MINUTE } from '@/domain/kernel/clock'
import { isOnBoard } from '@/domain/case/sight'
import { wasOffered } from '@/domain/case/wave'
import { rowsFrom, tookPart } from '@/domain/kernel/workflow'
import { attemptOf } from '@/domain/case/decide-case'
import { everyMove } from '@/domain/kernel/workflow-reading'
import {
  actionOf,
  aCaseForm,
  asBeginner,
  begun,
  caseRow,
  caseRows,
  collectionOf,
  kinds,
} from '../../support/cases'
import {
  atFor,
  caseStation,
  HANDLER,
  FOREIGN,
  isThere,
  NEIGHBOUR,
  openidOf,
  OWNER,
} from '../../support/case-people'
import { broughtTo, handTo, rowByStation, stepOf } from '../../support/case-steps'
import { personIdOf } from '../../support/builders'
import { crashCall, crashesIn, laterJobs } from '../../support/crash'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let started: number
/** The station with everybody in it, of which the jobs have had their day's look. */
let station: string

beforeAll(async () => {
  test = await testCloud()
  started = test.now()
  await caseStation(test)
  // What they do once a day is done, so that a run after a step does what follows from the step.
  for (let run = 0; run < 3; run++) await test.jobs()
  station = await test.cloud.snapshot()
})
beforeEach(async () => {
  await test.cloud.reset()
  await test.cloud.restore(station)
  test.at(started)
})
afterAll(() => test.close())

/** What was answered to whoever has begun one. */
async function begunBy(answer: ReturnType<TestCloud['call']>) {
  const reply = await answer
  if (!reply.ok) throw new Error(codeOf(reply))
  return reply.data as { caseId: string; number: number }
}

const rowOf = (caseId: string): Promise<CaseDocument> => caseRow(test, caseId)

const WORDS = '查清楚了'

describe.each(kinds.map((kind) => [kind.title, kind] as const))('%s', (_title, kind) => {
  const { flow, desk, moves } = kind
  const states = Object.keys(flow.states)
  const events = Object.keys(moves)
  const people = ['owner', ...new Set([...desk.roles, ...flow.roles])].filter((role) => role !== 'system')

  /** Stands at the desk under its state, among the to-dos of those it waits for. */
  async function atDesk(caseId: string, state: string): Promise<void> {
    const neighbours = await caseRows(test, { ownerId: personIdOf(NEIGHBOUR) })
    const others = neighbours.map(({ _id }) => _id)
    for (const role of desk.roles) {
      const { items } = await test.must(openidOf(role), actionOf(kind, 'desk'), {
        ...atFor(kind, role),
        view: state as never,
      })
      expect(items.map((item) => item.caseId).filter((id) => !others.includes(id))).toEqual([caseId])
      // Those above have no desk of their own at the station.
      if (atFor(kind, role).at !== undefined) continue
      const waits = flow.states[state]?.waitsFor ?? []
      const { toDos } = await test.must(openidOf(role), 'desk.open', {})
      // What is sealed is nobody's to-do, its desk says that it is there; but one that is told by its number alone.
      const isTold = !kind.sealed || kind.sealed.toldByNumber === true
      const isToDo = isTold && (waits as readonly string[]).includes(role)
      expect(toDos.some(({ id }) => id === caseId)).toBe(isToDo)
    }
  }

  it.each(states)(
    'in %s it stands at its desk, and everybody may do what the table says and nothing else',
    async (state) => {
      const brought = await broughtTo(test, kind, state)
      const { _id: caseId, version } = brought
      await atDesk(caseId, state)
      if (people.includes('handler') && !kind.offer && !kind.party) await handTo(test, caseId, HANDLER)
      const kept = await test.cloud.snapshot()
      const table = everyMove(flow)
      const expected: string[] = []
      const found: string[] = []
      const known = (event: string): boolean => rowsFrom(flow, state, event).length > 0
      for (const [nth, role] of people.entries()) {
        if (!isThere(kind, role, brought)) continue
        // What nobody can do in a state is asked by one after the other: whoever asks, the state refuses first.
        for (const event of events.filter((one, i) => known(one) || i % people.length === nth)) {
          const row = rowsFrom(flow, state, event).find(({ by }) => (by as readonly string[]).includes(role))
          const personId = personIdOf(openidOf(role))
          const by = { personId, name: '', actors: [] }
          const { facts } = attemptOf(brought, { by, words: WORDS, holidays: { off: [] }, now: test.now() })
          const guarded = row?.needs?.map((need) => flow.guards[need]?.(facts)).find((one) => one !== true)
          const decided = tookPart(brought, personId, row?.apart ?? [])
          const move = table.find((one) => one.state === state && one.event === event && one.role === role)
          const offered = role === 'volunteer' && wasOffered(kind, brought) && !flow.states[state]?.final
          const knows = [
            'owner',
            'party',
            'joined',
            'asked',
            'handler',
            'department',
            'lead',
            ...desk.roles,
          ].includes(role)
          const opens = knows || offered || isOnBoard(kind, { state })
          const may = move?.code ?? guarded ?? (decided ? 'OTHER_DECIDER' : 'ok')
          const code = !opens ? 'NOT_FOUND' : move ? may : rowsCode(state, event)
          expected.push(`${role} ${event}: ${code}`)
          const input = { caseId, version, ...atFor(kind, role), ...(await stepOf(test, kind, event, WORDS)) }
          const reply = await test.call(openidOf(role), actionOf(kind, 'move'), input)
          found.push(`${role} ${event}: ${codeOf(reply)}`)
          if (reply.ok) {
            const after = await rowOf(caseId)
            expect(after.state).toBe(move?.to)
            // A phone that has not heard the answer asks again, and nothing more happens.
            await test.must(openidOf(role), actionOf(kind, 'move'), input)
            expect((await rowOf(caseId)).history).toEqual(after.history)
            await test.cloud.restore(kept)
          }
        }
      }
      expect(found).toEqual(expected)
    },
  )

  const rowsCode = (state: string, event: string): string =>
    everyMove(flow).some((one) => one.state === state && one.event === event && one.to !== null)
      ? 'FORBIDDEN'
      : 'INVALID_STATE'

  const firstMove = () => {
    const row = rowByStation(kind, flow.start)
    if (!row) throw new Error(`nobody of the station moves ${flow.start}`)
    return row
  }

  it('a step taken twice is taken once, and another one on what was read before is stale', async () => {
    const { caseId, version } = await begun(test, kind)
    const { event, role } = firstMove()
    const input = { caseId, version, ...(await stepOf(test, kind, event, WORDS)) }
    const first = await test.must(openidOf(role), actionOf(kind, 'move'), input)
    const second = await test.must(openidOf(role), actionOf(kind, 'move'), input)
    expect(second).toEqual({ ...first, serverNow: second.serverNow })
    expect((await rowOf(caseId)).history).toHaveLength(2)
    const another = events.find((one) => one !== event) ?? ''
    const other = await test.call(openidOf(role), actionOf(kind, 'move'), {
      ...{ caseId, version },
      ...(await stepOf(test, kind, another, WORDS)),
    })
    if (another !== '') expect(codeOf(other)).toBe('STALE')
  })

  it('a form handed in twice is one case, with a number that follows the last', async () => {
    const form = await aCaseForm(test, kind)
    const key = 'the-same-key-twice'
    const begin = (given: typeof form) =>
      asBeginner(test, kind, OWNER, () => test.call(OWNER, actionOf(kind, 'begin'), given, key))
    const first = await begunBy(begin(form))
    const second = await begunBy(begin(form))
    expect(second.caseId).toBe(first.caseId)
    // Its page opens with that answer, so it says what the page would be answered.
    const { caseId } = first
    const page = await asBeginner(test, kind, OWNER, () =>
      test.must(OWNER, actionOf(kind, 'open'), { caseId }),
    )
    expect({ ...second, serverNow: page.serverNow }).toEqual(page)
    const text = Object.entries(form.form).find(([name]) => kind.form[name]?.is === 'text')?.[0] ?? ''
    const other = { ...form, form: { ...form.form, [text]: '写的是别的' } }
    // Where nothing is typed nothing else can be meant.
    expect(codeOf(await begin(other))).toBe(text === '' ? 'ok' : 'REQUEST_KEY_REUSED')
    expect((await begun(test, kind)).number).toBe(first.number + 1)
    expect(await test.rows(collectionOf(kind), { kind: kind.name })).toHaveLength(2)
  })

  it('is nobody else’s business: not a neighbour’s, not another station’s', async () => {
    const { caseId, version } = await begun(test, kind)
    const move = { caseId, version, event: events[0] ?? '', words: WORDS }
    // What stands on a board a neighbour sees, and moves no more than the table says.
    const isOpen = isOnBoard(kind, { state: flow.start })
    const [sees, moves] = isOpen ? ['ok', 'FORBIDDEN'] : ['NOT_FOUND', 'NOT_FOUND']
    for (const [openid, open, moved] of [
      [NEIGHBOUR, sees, moves],
      [FOREIGN, 'OTHER_STATION', 'OTHER_STATION'],
    ] as const) {
      expect(codeOf(await test.call(openid, actionOf(kind, 'open'), { caseId }))).toBe(open)
      expect(codeOf(await test.call(openid, actionOf(kind, 'move'), move))).toBe(moved)
    }
    expect((await test.must(NEIGHBOUR, actionOf(kind, 'mine'), {})).items).toEqual([])
    const view = flow.start as never
    expect((await test.must(FOREIGN, actionOf(kind, 'desk'), { view })).items).toEqual([])
  })

  it('costs no more than it may, and no more with a hundred times as many', async () => {
    const { caseId, version } = await begun(test, kind)
    const { event, role } = firstMove()
    const costs = async () => {
      const form = await aCaseForm(test, kind)
      const begin = await asBeginner(test, kind, OWNER, () => test.call(OWNER, actionOf(kind, 'begin'), form))
      const open = await test.call(OWNER, actionOf(kind, 'open'), { caseId })
      const mine = await test.call(OWNER, actionOf(kind, 'mine'), {})
      const list = await test.call(openidOf(role), actionOf(kind, 'desk'), { view: flow.start as never })
      return { begin, open, mine, list }
    }
    await costs()
    const few = await costs()
    const one = await rowOf(caseId)
    const many = Array.from({ length: 1000 }, (_, i) => ({
      ...{ ...one, _id: `k-${i}`, ownerId: `p-${i}`, actorIds: [`p-${i}`] },
      dueAt: (one.dueAt ?? 0) + i * MINUTE,
    }))
    await test.cloud.store.insert(collectionOf(kind), many)
    const crowd = await costs()
    for (const cost of [few, crowd]) {
      // Five, one of which is the transaction that counts it up: that begins, reads, writes twice and ends.
      // What it is about stands still in the same breath, and its owner is told.
      expect(cost.begin.ops).toBeLessThanOrEqual(kind.begin.about ? 15 : 9)
      expect([cost.open.ops, cost.mine.ops]).toEqual([1, 1])
      expect(cost.list.ops).toBeLessThanOrEqual(2)
      for (const { docs } of [cost.open, cost.mine]) expect(docs).toBeLessThanOrEqual(12)
    }
    expect(crowd.begin.ops).toBe(few.begin.ops)
    expect(crowd.list.docs).toBeLessThanOrEqual(30)
    const move = { caseId, version, ...(await stepOf(test, kind, event, WORDS)) }
    const moved = await test.call(openidOf(role), actionOf(kind, 'move'), move)
    // Four with one letter, one for each more; one where it is asked who is near to whom, or who has a role.
    const effects = flow.rows.find(({ on, to }) => on === event && to !== flow.start)?.effects ?? []
    const toRoles = effects.some((effect) => Array.isArray(kind.tells[effect]?.whom))
    // An objection that ends lets go on what it is about, whose owner is told as well.
    const goesOn = kind.begin.about ? 5 : 0
    // What its beginning still has to do, for what everybody will see of it, stays on its list.
    const isLookedAt = kind.board?.photo !== undefined || kind.board?.words !== undefined
    const waits = isLookedAt && effects.length === 1 ? 1 : 0
    // What its owner had to have when it was begun is read again.
    const readAgain = kind.asksAgain?.before.includes(event) ? 2 : 0
    const asked = (kind.neverNear ? 1 : 0) + (toRoles ? 1 : 0) + goesOn + waits + readAgain
    expect(moved.ops).toBeLessThanOrEqual(3 + Math.max(1, effects.length) + asked)
  })

  it('time acts on many at once and reads their station no more often than for one', async () => {
    const { wakeAt } = await rowOf((await begun(test, kind)).caseId)
    if (wakeAt === null) return
    const kept = await test.cloud.snapshot()
    const stationReads = async (more: number): Promise<number> => {
      await test.cloud.restore(kept)
      for (let i = 0; i < more; i++) await begun(test, kind)
      test.at(wakeAt + DAY)
      const { requestId } = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
      expect(await test.rows(collectionOf(kind), { wakeAt })).toEqual([])
      const asked = test.cloud.trace(requestId)?.requests ?? []
      return asked.filter(({ collection }) => collection === 'stations').length
    }
    const forOne = await stationReads(0)
    expect(forOne).toBeGreaterThan(0)
    expect(await stationReads(4)).toBe(forOne)
  })

  /** Steps from which everything follows that follows from any, as few as there can be; the first in each state is asked. */
  const followed = new Map<string, { event: string; role: string; from: string }>()
  const left = new Set(flow.effects)
  const most = [...flow.rows].sort((a, b) => (b.effects?.length ?? 0) - (a.effects?.length ?? 0))
  const untouched = {
    ...{
      times: () => 0,
      ago: () => DAY,
      createdAt: 0,
      holidays: { off: [] },
      until: 1,
      timeLeft: 1,
      form: {},
    },
    ...{ waveUntil: 1, qualified: true, now: 1, sentAt: 1, joined: 0 },
  }
  for (const { by, from, on, apart, needs = [], effects = [] } of most) {
    const role = by.find((one) => people.includes(one) && one !== 'handler')
    const state = typeof from === 'string' ? from : from[0]
    const facts = { ...untouched, own: role === 'owner', words: WORDS }
    if (needs.some((need) => flow.guards[need]?.(facts) !== true)) continue
    // Who was not apart from the steps before is the same person in these tests.
    if (kind.offer && apart) continue
    if (!role || !state || (left.size > 0 && !effects.some((one) => left.has(one)))) continue
    for (const effect of effects) left.delete(effect)
    followed.set(effects.join(' and '), { event: on, role, from: state })
    if (left.size === 0) break
  }

  it.each([...followed])(
    'whatever request dies, the repeat and the jobs bring a step that leads to %s to the same end, once',
    async (_effects, { event, role, from: state }) => {
      const { _id: caseId, version } = await broughtTo(test, kind, state)
      const kept = await test.cloud.snapshot()
      const from = test.now()
      const input = { caseId, version, ...atFor(kind, role), ...(await stepOf(test, kind, event, WORDS)) }
      const whole = await test.call(openidOf(role), actionOf(kind, 'move'), input)
      const { state: to } = await rowOf(caseId)
      await laterJobs(test)
      const letters = (await test.rows<{ _id: string }>('messages')).map(({ _id }) => _id).sort()
      for (const crash of crashesIn(test, whole)) {
        await test.cloud.restore(kept)
        test.at(from)
        await crashCall(test, openidOf(role), actionOf(kind, 'move'), input, crash)
        await test.must(openidOf(role), actionOf(kind, 'move'), input)
        await laterJobs(test)
        const one = await rowOf(caseId)
        expect([crash, one.state, one.version]).toEqual([crash, to, version + 1])
        expect(one).toMatchObject({ outbox: [], unsettled: false })
        expect((await test.rows<{ _id: string }>('messages')).map(({ _id }) => _id).sort()).toEqual(letters)
      }
    },
  )

  it('whatever request dies, a form is one case and its photos are the station’s own', async () => {
    const form = await aCaseForm(test, kind)
    const kept = await test.cloud.snapshot()
    const from = test.now()
    const key = 'a-key-that-crashes'
    const whole = await asBeginner(test, kind, OWNER, () =>
      test.call(OWNER, actionOf(kind, 'begin'), form, key),
    )
    for (const crash of crashesIn(test, whole)) {
      await test.cloud.restore(kept)
      test.at(from)
      await asBeginner(test, kind, OWNER, async () => {
        await crashCall(test, OWNER, actionOf(kind, 'begin'), form, crash, key)
        await test.must(OWNER, actionOf(kind, 'begin'), form, key)
      })
      await laterJobs(test)
      const cases = await test.rows<CaseDocument>(collectionOf(kind), { kind: kind.name })
      expect([crash, cases.length]).toEqual([crash, 1])
      expect(cases[0]).toMatchObject({ number: 1, outbox: [], unsettled: false })
      for (const [name, photos] of Object.entries(cases[0]?.form ?? {}))
        if (Array.isArray(photos) && kind.form[name]?.is === 'photos')
          for (const photo of photos) expect(photo).toContain('/kept/')
    }
  })

  it('of two people at the same moment one is first, and the other is told', async () => {
    const { caseId, version } = await begun(test, kind)
    const { event, role } = firstMove()
    const input = { caseId, version, ...(await stepOf(test, kind, event, WORDS)) }
    const withdraws = events.find((one) =>
      everyMove(flow).some((m) => m.state === flow.start && m.event === one && m.role === 'owner' && m.to),
    )
    if (!withdraws) return
    const replies = await Promise.all([
      test.call(openidOf(role), actionOf(kind, 'move'), input),
      test.call(OWNER, actionOf(kind, 'move'), { caseId, version, event: withdraws, words: WORDS }),
    ])
    expect(replies.map(codeOf).sort()).toEqual(['STALE', 'ok'])
    expect((await rowOf(caseId)).version).toBe(version + 1)
  })
})
