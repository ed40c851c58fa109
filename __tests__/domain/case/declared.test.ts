/** Every declared kind of case is whole: its table is sound, and nothing is declared that nobody carries out, asks about or says. */
import fc from 'fast-check'
import { errorTable } from '@/contract'
import { decideCase, newCase, overdueEvent, TIMER, wakeOf } from '@/domain/case/decide-case'
import type { CaseActor, CaseFacts, CaseKind } from '@/domain/case/define-case'
import { type CaseDocument, MOST_NAMED } from '@/domain/case/documents'
import { linesOf, typedTable } from '@/domain/case/form'
import { isReminding, reminded } from '@/domain/case/reminder'
import { blankForm, type Field, missingIn } from '@/domain/kernel/form'
import { DAY, dayOf, HOUR } from '@/domain/kernel/clock'
import { dayFieldsOf } from '@/domain/kernel/form-days'
import { codesOf } from '@/domain/kernel/guards'
import { assertWorkflow } from '@/domain/kernel/workflow-reading'
import { kinds } from '../../support/cases'
import { caseKinds as trialKinds } from '../../support/trial-kinds'

const now = Date.parse('2026-11-26T02:00:00Z')

const all = new Set<CaseKind>([...kinds, ...Object.values(trialKinds)])

describe.each([...all].map((kind) => [kind.title, kind] as const))('%s', (_title, kind) => {
  const { flow, moves, story, tells, desk, form, name } = kind
  const sentBy = (is: (role: CaseActor) => boolean): string[] =>
    [...new Set(flow.rows.filter(({ by }) => by.some(is)).map(({ on }) => on))].sort()

  /** What a form asks to be chosen, and a day that is ahead. */
  const ahead = () => ({
    ...Object.fromEntries(
      Object.entries<Field>(form).flatMap(([name, field]) =>
        field.is === 'choice' ? [[name, Object.keys(field.options)[0] ?? '']] : [],
      ),
    ),
    ...Object.fromEntries(dayFieldsOf(form).map(([name]) => [name, dayOf(now + 20 * DAY)])),
  })

  const fresh = (): CaseDocument =>
    newCase(kind, {
      ...{
        _id: 'k1',
        stationId: 'st1',
        number: 1,
        form: { ...blankForm(form), ...ahead() },
        link: null,
        asked: '',
        gridId: null,
        now,
      },
      ...{ by: { personId: 'owner', name: '王秀英' }, unnamed: false, involvedIds: [], called: {} },
      holidays: { off: [] },
    })

  /** The longest that somebody may let it wait. */
  const daysOf = (event: string): number | null => moves[event]?.pauses?.days.slice(-1)[0] ?? null

  it('has a sound table of its own name', () => {
    expect(flow.name).toBe(name)
    expect(flow.title).toBe(kind.title)
    expect(() => assertWorkflow(flow)).not.toThrow()
  })

  it('asks about every event that a person sends, and about no other', () => {
    expect(Object.keys(moves).sort()).toEqual(sentBy((role) => role !== 'system'))
  })

  it('has every event of the timer sent by a deadline, an objection, a case that names it, or where what it takes is there no more', () => {
    const { offer, objects } = kind
    const naming = [...all].flatMap(({ links = {} }) => Object.values(links).filter(({ to }) => to === name))
    const overdue = [
      ...[flow.begin?.overdue, offer?.last, offer?.back, objects?.stops, objects?.goesOn, objects?.falls],
      ...flow.rows.map((row) => row.overdue),
      ...[kind.asksAgain?.short, ...naming.flatMap(({ drives = {} }) => Object.keys(drives))],
    ].filter(Boolean)
    expect([...new Set(overdue)].sort()).toEqual(sentBy((role) => role === 'system'))
  })

  it('drives those that it names by the states that it comes to, each by one event at most', () => {
    for (const { drives = {} } of Object.values(kind.links ?? {})) {
      const states = Object.values(drives).flat()
      expect([...new Set(states)]).toEqual(states)
      expect(states.filter((state) => !(state in flow.states) || state === flow.start)).toEqual([])
    }
  })

  it('tells a story of every event, and says of every effect whom it tells', () => {
    expect(Object.keys(story).sort()).toEqual(['begin', ...Object.keys(flow.events)].sort())
    expect(Object.keys(tells).sort()).toEqual([...flow.effects].sort())
  })

  it('refuses with codes that people have words for, each told beforehand', () => {
    for (const guard of Object.values(flow.guards)) expect(guard).toHaveProperty('code')
    expect(codesOf(flow).filter((code) => !(code in errorTable))).toEqual([])
  })

  it('has guards that each let some pass and refuse others, with the one code that is told beforehand', () => {
    const chosen = Object.entries<Field>(form).flatMap(([name, field]) =>
      field.is === 'choice' ? [[name, Object.keys(field.options).pop()]] : [],
    )
    // Each day lies before the one that is asked for ahead of it.
    const days = dayFieldsOf(form).map(([name], at) => [name, dayOf(now - at * DAY)])
    const last = { ...blankForm(form), ...Object.fromEntries([...chosen, ...days]) }
    const facts = [true, false].flatMap((own) =>
      ['', '一句'].flatMap((words) =>
        [0, 1000].map((sent): CaseFacts => {
          const times = () => sent
          const time = {
            createdAt: now,
            now,
            sentAt: now,
            holidays: { off: [] },
            until: now + DAY,
            timeLeft: now + DAY,
          }
          const ago = () => (own ? 0 : 30 * DAY)
          const offered = { ago, waveUntil: now + DAY, qualified: own, joined: own ? 0 : 1 }
          return { own, words, times, form: own ? blankForm(form) : last, ...time, ...offered }
        }),
      ),
    )
    const verdicts = Object.entries(flow.guards).map(([guard, holds]) => [
      guard,
      [...new Set(facts.map((one) => String(holds(one))))].sort(),
    ])
    const told = Object.entries(flow.guards).map(([guard, holds]) => [
      guard,
      [...codesOf({ guards: { [guard]: holds } }), 'true'].sort(),
    ])
    expect(verdicts).toEqual(told)
  })

  it('shows the desk every state once, those that wait for it among them', () => {
    expect([...desk.views].sort()).toEqual(Object.keys(flow.states).sort())
    const roles = Object.values(flow.states).flatMap(({ waitsFor = [] }) => waitsFor)
    roles.push(...(kind.sealed?.roles ?? []))
    expect(roles.filter((role) => !(desk.roles as readonly string[]).includes(role))).toEqual([])
  })

  it('lets people join, and tells those who have, only where that can be and what stands on a board is no secret', () => {
    const { board, sealed } = kind
    const speaksOfThem =
      flow.roles.includes('joined') || Object.values(tells).some(({ whom }) => whom === 'joined')
    expect(speaksOfThem && !board?.joins).toBe(false)
    expect(board && sealed).toBeUndefined()
    const shown = ['choice', 'day', 'spot', 'partner']
    expect(board?.fields.filter((field) => !shown.includes(form[field]?.is ?? '')) ?? []).toEqual([])
    expect(board?.alike ? board.fields.map((field) => form[field]?.is) : ['spot']).toContain('spot')
    expect(board?.fields.length).not.toBe(0)
    // Nobody who has joined acts on a case that is over, and everybody who has hears how it ends.
    const over = flow.rows.filter(({ to }) => flow.states[to]?.final)
    const silent = over.filter(({ effects = [] }) => !effects.some((one) => tells[one]?.whom === 'joined'))
    expect(board?.joins ? silent.map(({ on }) => on) : []).toEqual([])
  })

  it('names other cases in roles that it declares, each by a move or from its beginning', () => {
    const links = kind.links ?? {}
    const named = Object.entries(moves).flatMap(([event, move]) =>
      move?.names ? [[event, move.names] as const] : [],
    )
    const first = kind.begin.fromCase?.names
    expect([...new Set([...named.map(([, as]) => as), ...(first ? [first] : [])])].sort()).toEqual(
      Object.keys(links).sort(),
    )
    for (const { to, most } of Object.values(links)) {
      const other = [...all].find((one) => one.name === to)
      expect([to, other !== undefined && other.sealed === undefined]).toEqual([to, true])
      expect(most).toBeGreaterThan(0)
      expect(most).toBeLessThanOrEqual(MOST_NAMED)
    }
    // Who goes over leaves a case behind that is over, for one of the same kind that can be joined.
    for (const [event, as] of named) {
      expect([event, moves[event]?.words !== undefined]).toEqual([event, true])
      if (!links[as]?.carries) continue
      expect([links[as]?.to, kind.board?.joins, first]).toEqual([name, true, undefined])
      const into = flow.rows.filter(({ on }) => on === event).map(({ to }) => flow.states[to]?.final)
      expect([event, ...new Set(into)]).toEqual([event, true])
    }
  })

  it('asks for words wherever a guard wants them', () => {
    const wants = flow.rows.filter(({ needs = [] }) => needs.includes('hasWords')).map(({ on }) => on)
    expect(wants.filter((event) => !moves[event]?.words || moves[event]?.words?.optional)).toEqual([])
  })

  it('misses nothing in a form but what must be filled in', () => {
    const blank = blankForm(form)
    expect(Object.keys(blank)).toEqual(Object.keys(form))
    expect(missingIn(typedTable(kind), blank).length > 0).toBe(!kind.begin.known)
    const begun = Object.values(form).filter((field) => field.is === 'choice' && field.start)
    expect(linesOf(form, blank, { called: () => '', at: 0 }).map(({ label }) => label)).toEqual(
      begun.map(({ label }) => label),
    )
  })

  it('wakes the timer never later than its next deadline, whatever happens to it', () => {
    const step = fc.record({ event: fc.constantFrom(...Object.keys(flow.events)), hours: fc.nat(200) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let one = fresh()
        let at = now
        for (const { event, hours } of steps) {
          at += hours * HOUR
          const actors = flow.roles
          const by = { personId: 'somebody', name: '周', actors }
          const change = decideCase(kind, one, {
            event,
            by,
            words: '好',
            days: daysOf(event),
            people: ['p1', 'p2'],
            answers: moves[event]?.asks ? {} : null,
            other: {
              _id: `other-${hours}`,
              kind: kind.links?.[moves[event]?.names ?? '']?.to ?? '',
              number: 0,
              state: flow.start,
            },
            holidays: { off: [] },
            now: at,
          })
          if (change.ok) one = change.value.after
          expect(one.wakeAt).toBe(wakeOf(kind, one))
          const due = overdueEvent(kind, one, at + 400 * DAY)
          expect(one.wakeAt === null).toBe(due === null)
          if (one.wakeAt !== null) expect(one.wakeAt).toBeLessThanOrEqual(one.dueAt ?? 0)
          if (typeof one.remindAt === 'number') expect(one.remindAt).toBeLessThan(one.dueAt ?? 0)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('comes to rest by time alone', () => {
    let one = fresh()
    for (let turn = 0; turn < 40 && one.wakeAt !== null; turn++) {
      const at = one.wakeAt
      if (isReminding(one, at)) {
        one = { ...one, ...(reminded(one).patch.$set as Partial<CaseDocument>) }
        continue
      }
      const event = overdueEvent(kind, one, at)
      const change = decideCase(kind, one, {
        ...{ event: event ?? '', by: TIMER, words: '', holidays: { off: [] }, now: at },
      })
      if (!change.ok) throw new Error(`${one.state} refuses ${String(event)}: ${change.error.code}`)
      one = change.value.after
    }
    expect(one.wakeAt).toBeNull()
  })
})
