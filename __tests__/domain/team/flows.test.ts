/** Owns the tables of a team and of a membership, and what stands beside them. */
import { DAY, HOUR } from '@/domain/kernel/clock'
import { assertWorkflow, everyMove } from '@/domain/kernel/workflow-reading'
import { contactProblem, keptForm, teamProblems } from '@/domain/team/form'
import { MOST_PIECES, piecesOf } from '@/domain/team/programme'
import { memberFlow, takingBack } from '@/domain/team/member-flow'
import { askingEvent, decideParent, memberFacts, orderOf, teamRules } from '@/domain/team/rules'
import { teamFlow } from '@/domain/team/team-flow'
import { teamKinds, type TeamKind } from '@/domain/team/vocabulary'
import { aTeamForm } from '../../support/teams'

const movesOf = (flow: Parameters<typeof everyMove>[0]) =>
  everyMove(flow)
    .filter(({ to }) => to !== null)
    .map(({ state, event, role, to }) => `${state} ${event} ${role} > ${to}`)

it('both tables are sound', () => {
  expect(() => assertWorkflow(teamFlow)).not.toThrow()
  expect(() => assertWorkflow(memberFlow)).not.toThrow()
})

it('a team moves exactly so', () => {
  const head = (state: string, event: string, to: string) => `${state} ${event} station_admin > ${to}`
  const both = (state: string, event: string, to: string) => [
    `${state} ${event} staff > ${to}`,
    head(state, event, to),
  ]
  expect(movesOf(teamFlow as never).sort()).toEqual(
    [
      ...both('draft', 'submit', 'pending'),
      ...both('active', 'rest', 'inactive'),
      ...both('inactive', 'resume', 'active'),
      ...['draft', 'pending'].map((state) => head(state, 'activate', 'active')),
      ...['draft', 'pending', 'active', 'inactive'].map((state) => head(state, 'dissolve', 'dissolved')),
      head('pending', 'sendBack', 'draft'),
      head('dissolved', 'reopen', 'inactive'),
    ].sort(),
  )
})

it('a membership moves exactly so', () => {
  const deciders = (state: string, event: string, to: string) =>
    ['leader', 'staff'].map((role) => `${state} ${event} ${role} > ${to}`)
  expect(movesOf(memberFlow as never).sort()).toEqual(
    [
      ...['rejected', 'left', 'removed'].map((state) => `${state} apply self > applied`),
      'left comeBack self > member',
      'applied leave self > left',
      'member leave self > left',
      ...deciders('applied', 'agree', 'member'),
      ...deciders('applied', 'refuse', 'rejected'),
      ...deciders('member', 'remove', 'removed'),
      ...deciders('member', 'backToApplied', 'applied'),
      ...deciders('rejected', 'backToApplied', 'applied'),
      ...deciders('removed', 'backToMember', 'member'),
      ...['applied', 'rejected', 'left', 'removed'].map((state) => `${state} lead system > member`),
      ...['applied', 'member'].map((state) => `${state} lapse system > left`),
    ].sort(),
  )
})

const now = 1_800_000_000_000
const row = (on: string, from: string, at: number, state: 'left' | 'rejected' | 'removed' | 'member') => ({
  ...{ personId: 'p1', state, history: [{ at, by: 'p2', on, from, to: state }] },
})
const team = { state: 'active', leaderId: 'p2' } as const
const acting = { personId: 'p1', isAdmin: false, volunteer: true, now }

it.each([
  ['a member who left an hour ago', row('leave', 'member', now - HOUR, 'left'), 'comeBack'],
  ['a member who left two days ago', row('leave', 'member', now - 2 * DAY, 'left'), 'apply'],
  ['one who gave up asking', row('leave', 'applied', now - HOUR, 'left'), 'apply'],
  ['one whose standing ended', row('lapse', 'member', now - HOUR, 'left'), 'apply'],
  ['one who was asked out', row('remove', 'member', now - HOUR, 'removed'), 'apply'],
] as const)('%s: %s', (_, given, event) => {
  expect(askingEvent(given, now)).toBe(event)
})

it('whoever was refused asks again after some days, and the head takes back what another decided', () => {
  const facts = memberFacts(row('refuse', 'applied', now - DAY, 'rejected'), team, acting)
  expect(facts.askAgainAt).toBe(now - DAY + teamRules.askAgainDays * DAY)
  expect(facts).toMatchObject({ own: true, decidedFrom: 'applied', decisionIsTheirs: false, leads: false })
  const head = memberFacts(row('agree', 'applied', now, 'member'), team, {
    ...acting,
    personId: 'p9',
    isAdmin: true,
  })
  expect(head).toMatchObject({ own: false, decisionIsTheirs: true })
  expect(['applied', 'member', 'left', null].map(takingBack)).toEqual([
    'backToApplied',
    'backToMember',
    null,
    null,
  ])
})

it('kinds stand in the order in which they are named', () => {
  expect((Object.keys(teamKinds) as TeamKind[]).map(orderOf)).toEqual([0, 1, 2, 3, 4, 5])
})

it.each([
  ['nothing', null, false, 'NOT_FOUND'],
  ['one of another station', { _id: 'b', stationId: 'st2', parentId: null }, false, 'OTHER_STATION'],
  ['itself', { _id: 'a', stationId: 'st1', parentId: null }, false, 'TEAM_PARENT'],
  ['one that belongs to another', { _id: 'b', stationId: 'st1', parentId: 'c' }, false, 'TEAM_PARENT'],
  ['one, with squads of its own', { _id: 'b', stationId: 'st1', parentId: null }, true, 'TEAM_PARENT'],
  ['one that stands by itself', { _id: 'b', stationId: 'st1', parentId: null }, false, null],
])('belonging to %s', (_, parent, hasSquads, code) => {
  const decided = decideParent({ _id: 'a', stationId: 'st1' }, parent, hasSquads)
  expect(decided.ok ? null : decided.error.code).toBe(code)
})

it('a number is kept tidy and only where it was agreed to', () => {
  const given = (contact: string, contactAgreed: boolean) => aTeamForm({ contact, contactAgreed })
  expect(keptForm(given('138 0000 1234', true))).toMatchObject({
    contact: '13800001234',
    contactAgreed: true,
  })
  expect(keptForm(given('138 0000 1234', false)).contact).toBe('')
  expect(keptForm(given('', true)).contactAgreed).toBe(false)
  expect(
    [given('', false), given('12', true), given('13800001234', false), given('13800001234', true)].map(
      (one) => contactProblem(one) === null,
    ),
  ).toEqual([true, false, false, true])
})

it('a programme is a piece on each line, and no more of them than there is room for', () => {
  expect(piecesOf('锣鼓《庆丰收》 6 分钟\n\n 秧歌，10分 \n压轴的一段')).toEqual([
    { name: '锣鼓《庆丰收》', minutes: 6 },
    { name: '秧歌', minutes: 10 },
    { name: '压轴的一段', minutes: null },
  ])
  const long = aTeamForm({ programme: Array.from({ length: 13 }, (_, i) => `第 ${i} 段`).join('\n') })
  expect(teamProblems(long)).toEqual({ programme: '最多写 12 个节目' })
  expect(piecesOf(keptForm(long).programme)).toHaveLength(MOST_PIECES)
})
