/** A mediation has one clock, leaves each side free to go, and opens what was written only where both say so. */
import { decideCase, newCase, overdueEvent, TIMER } from '@/domain/case/decide-case'
import type { CaseActor } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { livesWith, readsStep, withParty } from '@/domain/case/party'
import { DAY, HOUR } from '@/domain/kernel/clock'
import { mediation } from '@/domain/mediation'

/** A Thursday, ten in the morning in China. */
const now = Date.parse('2026-11-26T02:00:00Z')

const form = { sort: 'neighbour', whom: '楼上', text: '拖椅子', wanted: '', photos: [], shows: 'both' }
const applied = (): CaseDocument =>
  newCase(mediation, {
    ...{ _id: 'k1', stationId: 'st1', number: 3, asked: '', link: null, gridId: 'g01', now, form },
    ...{ by: { personId: 'owner', name: '王秀英' }, unnamed: false, home: 'g01:1 号楼' },
    ...{ involvedIds: [], called: {}, holidays: { off: [] } },
  })

const upstairs = { personId: 'party', name: '郑楼上', home: 'g01:2 号楼' }

interface Sent {
  event: string
  by: CaseActor
  at?: number
  answers?: Record<string, string>
}

/** The case after these steps, each by somebody who is called like the role. */
const through = (one: CaseDocument, ...steps: Sent[]): CaseDocument =>
  steps.reduce((current, { event, by, at = now + HOUR, answers }) => {
    const done = decideCase(mediation, current, {
      ...{
        event,
        now: at,
        holidays: { off: [] },
        words: '说一句',
        by: { personId: by, name: by, actors: [by] },
      },
      ...{ to: { personId: 'handler', name: '调解的人' }, brought: upstairs },
      ...(answers && { answers: { photos: [], ...answers } }),
    })
    if (!done.ok) throw new Error(`${event}: ${done.error.code}`)
    return done.value.after
  }, one)

/** What time does to it next. */
function byTime(one: CaseDocument): CaseDocument {
  const at = one.dueAt ?? 0
  const done = decideCase(mediation, one, {
    ...{
      event: overdueEvent(mediation, one, at) ?? '',
      by: TIMER,
      words: '',
      holidays: { off: [] },
      now: at,
    },
  })
  if (!done.ok) throw new Error(done.error.code)
  return done.value.after
}

const asked = () =>
  through(applied(), { event: 'assign', by: 'station_admin' }, { event: 'bring', by: 'handler' })
const talking = (shows = 'both') =>
  through(asked(), { event: 'join', by: 'party', answers: { side: '老人起夜', shows } })

it('the head finds somebody within two working days, and hears of it when nobody was found', () => {
  expect(applied().dueAt).toBe(Date.parse('2026-11-30T02:00:00Z'))
  expect(byTime(applied()).state).toBe('late')
})

it('thirty days from its beginning it is said that it takes long, whoever mediates and however often the other side was asked', () => {
  const due = now + 30 * DAY
  const placed = byTime(asked())
  expect([placed.state, placed.dueAt]).toEqual(['placed', due])
  const again = through(placed, { event: 'change', by: 'station_admin' }, { event: 'bring', by: 'handler' })
  const talks = through(again, { event: 'join', by: 'party', answers: { side: '', shows: 'both' } })
  expect(talks.dueAt).toBe(due)
  expect(byTime(talks)).toMatchObject({ state: 'talking', dueAt: null })
})

it('whatever came of it is looked at a month later, and goes on where one of them says so', () => {
  for (const end of [
    { event: 'settle', by: 'handler', answers: { terms: '十点以后不拖', paper: '' } },
    { event: 'fail', by: 'handler' },
    { event: 'leave', by: 'party' },
  ] as const) {
    const over = through(talking(), end)
    expect(over.dueAt).toBe(now + HOUR + 30 * DAY)
    const after = byTime(over)
    expect(after.state).toBe('after')
    expect(byTime(after).state).toBe('closed')
    for (const by of ['owner', 'party', 'handler'] as const)
      expect(through(after, { event: 'again', by }).state).toBe('talking')
  }
})

it.each([
  ['both', 'both', true],
  ['both', 'mediator', false],
  ['mediator', 'both', false],
  ['mediator', 'mediator', false],
])('one side says %s and the other %s: each reads the other is %s', (owner, party, open) => {
  const one = through(
    talking('mediator'),
    { event: 'show', by: 'owner', answers: { shows: owner } },
    { event: 'showToo', by: 'party', answers: { shows: party } },
  )
  const reads = (reader: string, by: string, on = 'join') => readsStep(mediation, one, { by, on }, reader)
  expect([reads('owner', 'party'), reads('party', 'owner')]).toEqual([open, open])
  expect([reads('owner', 'owner'), reads('handler', 'party'), reads('head', 'owner')]).toEqual([
    true,
    true,
    true,
  ])
  const notes = ['owner', 'party', 'handler', 'head'].map((reader) => reads(reader, 'handler', 'note'))
  expect(notes).toEqual([false, false, true, true])
})

it('brings one other person, in the place of one before, and never whoever began it or mediates', () => {
  const one = asked()
  expect(withParty(one, { ...upstairs, personId: 'owner' })).toBeNull()
  expect(withParty(one, { ...upstairs, personId: 'handler' })).toBeNull()
  const other = withParty(one, { ...upstairs, personId: 'another' })
  expect(other?.actorIds).toEqual(['owner', 'handler', 'another'])
  expect([livesWith(one, 'g01:1 号楼'), livesWith(one, 'g01:2 号楼'), livesWith(one, 'g01:3 号楼')]).toEqual([
    ...[true, true, false],
  ])
  expect(livesWith({ home: null }, null)).toBe(false)
})
