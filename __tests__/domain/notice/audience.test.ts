/** Who a notice is for: every kind of audience held against every kind of person, as keys and as queries alike. */
import fc from 'fast-check'
import { Query } from 'mingo'
import type { Guard } from '../../../src/domain/kernel/guarded-update'
import {
  type Addressee,
  audienceKeys,
  guardOf,
  homeKey,
  homeOfKey,
  isFor,
  knownAt,
  legOf,
  legsOf,
} from '../../../src/domain/notice/audience'
import { audienceWords } from '../../../src/domain/notice/audience-words'
import { decideAudience, withinReach } from '../../../src/domain/notice/decide-audience'
import type { AudienceChoice } from '../../../src/domain/notice/documents'

/** Whether a document answers a query, by MongoDB's rules as mingo reads them. */
const matches = (document: object, guard: Guard): boolean => new Query(guard).test(document as never)

const nobody: AudienceChoice = { station: false, gridIds: [], buildings: [], roles: [], activityIds: [] }

const person = (given: Partial<Addressee> & { _id: string }): Addressee => ({
  stationId: 'st1',
  gridId: null,
  building: '',
  roles: [],
  volunteer: { state: 'none' },
  ...given,
})

const people = {
  homeless: person({ _id: 'p1' }),
  inGrid: person({ _id: 'p2', gridId: 'g1' }),
  inOne: person({ _id: 'p3', gridId: 'g1', building: '1 号楼' }),
  inTwo: person({ _id: 'p4', gridId: 'g1', building: '2 号楼' }),
  sameNumberElsewhere: person({ _id: 'p5', gridId: 'g2', building: '1 号楼' }),
  volunteer: person({ _id: 'p6', volunteer: { state: 'active' } }),
  suspended: person({ _id: 'p7', volunteer: { state: 'suspended' } }),
  leader: person({ _id: 'p8', gridId: 'g2', building: '3 号楼', roles: ['team_leader', 'auditor'] }),
}
type Name = keyof typeof people
const everybody = Object.keys(people) as Name[]

const table: [what: string, choice: AudienceChoice, named: string[], those: Name[]][] = [
  ['nobody', nobody, [], []],
  ['the station', { ...nobody, station: true, gridIds: ['g1'] }, [], everybody],
  ['a grid', { ...nobody, gridIds: ['g1'] }, [], ['inGrid', 'inOne', 'inTwo']],
  ['a building', { ...nobody, buildings: [{ gridId: 'g1', building: '1 号楼' }] }, [], ['inOne']],
  [
    'two buildings of two grids',
    {
      ...nobody,
      buildings: [
        { gridId: 'g1', building: '2 号楼' },
        { gridId: 'g2', building: '1 号楼' },
      ],
    },
    [],
    ['inTwo', 'sameNumberElsewhere'],
  ],
  [
    'a grid and a building of it',
    { ...nobody, gridIds: ['g2'], buildings: [{ gridId: 'g2', building: '1 号楼' }] },
    [],
    ['sameNumberElsewhere', 'leader'],
  ],
  ['volunteers', { ...nobody, roles: ['volunteer'] }, [], ['volunteer']],
  ['a role', { ...nobody, roles: ['auditor'] }, [], ['leader']],
  [
    'a role or a grid',
    { ...nobody, roles: ['team_leader'], gridIds: ['g2'] },
    [],
    ['sameNumberElsewhere', 'leader'],
  ],
  ['people of an activity', { ...nobody, activityIds: ['a1'] }, ['p1', 'p8'], ['homeless', 'leader']],
]

describe.each(table)('%s', (_, choice, named, those) => {
  const keys = audienceKeys(choice, named)
  const legs = legsOf('st1', keys)
  const guard = guardOf(legs)

  it.each(everybody)('holds or leaves out %s, by key and by query', (name) => {
    const expected = those.includes(name)
    expect(isFor({ stationId: 'st1', audience: keys }, people[name])).toBe(expected)
    expect(guard !== null && matches(people[name], guard)).toBe(expected)
    expect(legOf(legs, people[name], 'st1') >= 0).toBe(expected)
    legs.forEach((leg) => {
      const inLeg = legOf([leg], people[name], 'st1') === 0
      expect(matches(people[name], leg.guard)).toBe(inLeg)
    })
  })

  it('leaves out the people of another station, but for those who are named', () => {
    for (const name of everybody) {
      const foreign = { ...people[name], stationId: 'st2' }
      const expected = !choice.station && named.includes(foreign._id)
      expect(guard !== null && matches(foreign, guard)).toBe(expected)
      expect(isFor({ stationId: 'st1', audience: keys }, foreign)).toBe(expected)
      expect(legOf(legs, foreign, 'st1') >= 0).toBe(expected)
    }
  })
})

it('knows nothing of where a guest lives, nor of what a guest is at home', () => {
  const known = knownAt('st1', { ...people.leader, stationId: 'st2' })
  expect(known).toMatchObject({ _id: 'p8', gridId: null, building: '', roles: [] })
  expect(knownAt('st1', { ...people.volunteer, stationId: 'st2' }).volunteer.state).toBe('none')
  expect(knownAt('st1', people.leader)).toEqual(people.leader)
})

it('keeps a home under a key that a field may be called', () => {
  const home = fc.record({
    gridId: fc.option(fc.stringMatching(/^[a-z0-9]{1,5}$/)),
    building: fc.string({ unit: 'grapheme' }),
  })
  fc.assert(
    fc.property(home, ({ gridId, building }) => {
      const key = homeKey({ gridId, building })
      expect(key).not.toMatch(/[.$]/)
      expect(homeOfKey(key)).toEqual({ gridId, building })
    }),
  )
})

const grids = [
  { gridId: 'g1', name: '一网格', buildings: ['1 号楼', '2 号楼'] },
  { gridId: 'g2', name: '二网格', buildings: ['1 号楼', '3 号楼'] },
]

it.each<[AudienceChoice, string]>([
  [{ ...nobody, station: true }, '全站居民'],
  [{ ...nobody, gridIds: ['g1'], roles: ['volunteer'] }, '一网格、志愿者'],
  [
    {
      ...nobody,
      buildings: [
        { gridId: 'g1', building: '2 号楼' },
        { gridId: 'g2', building: '3 号楼' },
      ],
    },
    '2 号楼、3 号楼',
  ],
  [
    {
      ...nobody,
      buildings: [
        { gridId: 'g1', building: '1 号楼' },
        { gridId: 'g2', building: '1 号楼' },
      ],
    },
    '一网格 1 号楼、二网格 1 号楼',
  ],
])('says %j as %s', (choice, words) => {
  expect(audienceWords(choice, grids, [])).toBe(words)
})

describe('a grid worker', () => {
  const worker = { personId: 'p9', roles: new Set(['resident', 'grid_worker'] as const), gridIds: ['g1'] }
  const activity = { activityId: 'a1', gridIds: ['g1'], leaderId: 'p1' }

  it.each<[string, Partial<AudienceChoice>, (typeof activity)[], boolean]>([
    ['the own grid', { gridIds: ['g1'] }, [], true],
    ['a building of it', { buildings: [{ gridId: 'g1', building: '1 号楼' }] }, [], true],
    ['another grid', { gridIds: ['g1', 'g2'] }, [], false],
    ['a building elsewhere', { buildings: [{ gridId: 'g2', building: '1 号楼' }] }, [], false],
    ['the station', { station: true }, [], false],
    ['a role', { roles: ['volunteer'] }, [], false],
    ['an activity in the own grid', {}, [activity], true],
    ['an activity of all grids', {}, [{ ...activity, gridIds: [] }], false],
    ['an activity led by him', {}, [{ ...activity, gridIds: [], leaderId: 'p9' }], true],
    ['an activity elsewhere', {}, [{ ...activity, gridIds: ['g2'] }], false],
  ])('writing to %s is within reach as it should be', (_, choice, activities, expected) => {
    expect(withinReach(worker, { ...nobody, ...choice }, activities)).toBe(expected)
    const staff = { ...worker, roles: new Set(['resident', 'staff'] as const) }
    expect(withinReach(staff, { ...nobody, ...choice }, activities)).toBe(true)
  })

  it('names only what the station has', () => {
    const code = (choice: Partial<AudienceChoice>): string => {
      const decision = decideAudience({ ...nobody, ...choice }, grids, [activity])
      return decision.ok ? 'granted' : decision.error.code
    }
    expect(code({ gridIds: ['g1'] })).toBe('granted')
    expect(code({ activityIds: ['a1'] })).toBe('granted')
    expect(code({ gridIds: ['g3'] })).toBe('NOT_FOUND')
    expect(code({ buildings: [{ gridId: 'g1', building: '3 号楼' }] })).toBe('NOT_FOUND')
    expect(code({ activityIds: ['a2'] })).toBe('NOT_FOUND')
    expect(code({})).toBe('NOTICE_NOBODY')
  })
})
