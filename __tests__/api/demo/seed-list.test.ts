/**
 * What the demo holds of the five accounts that no page of it counts or names: everything else of them is in
 * `demo/inventory`, where it is looked for on the pages. Each by the number of its item, and how often it is there.
 */
import { GARDEN, PEACE, PEARL, SUNNY } from '../../../demo/district/ids'
import { MOVER } from '../../../demo/district/people'
import { STATION_ID as MAIN } from '../../../demo/station-id'
import type { PersonDocument } from '../../../src/domain/person/documents'
import type { CaseDocument } from '../../../src/domain/case/documents'
import type { ProjectDocument } from '../../../src/domain/project/documents'
import type { PlaceEntry, StationDocument } from '../../../src/domain/station/documents'
import { teamOf } from '../../../src/domain/station/grids'
import type { UnitDocument } from '../../../src/domain/station/units'
import type { SeasonKey } from '../../../src/domain/season/calendar'
import type { SeasonDocument } from '../../../src/domain/season/documents'
import { isPlanned } from '../../../src/domain/season/plan'
import type { CourseDocument } from '../../../src/domain/course/documents'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import type { TeamDocument, TeamMemberDocument } from '../../../src/domain/team/documents'
import { demoCloud } from '../../support/demo-station'
import type { TestCloud } from '../../support/test-cloud'

jest.setTimeout(900_000)

interface Demo {
  stations: StationDocument[]
  units: UnitDocument[]
  teams: TeamDocument[]
  members: TeamMemberDocument[]
  projects: ProjectDocument[]
  people: PersonDocument[]
  sessions: SessionDocument[]
  invitations: CaseDocument[]
  courses: CourseDocument[]
  seasons: SeasonDocument[]
}

let test: TestCloud
let demo: Demo
beforeAll(async () => {
  test = await demoCloud({})
  const [stations, units, teams, members] = await Promise.all([
    test.rows<StationDocument>('stations'),
    test.rows<UnitDocument>('units'),
    test.rows<TeamDocument>('teams'),
    test.rows<TeamMemberDocument>('teamMembers'),
  ])
  const [projects, people, sessions] = await Promise.all([
    test.rows<ProjectDocument>('projects'),
    test.rows<PersonDocument>('people'),
    test.rows<SessionDocument>('sessions'),
  ])
  const [invitations, courses, seasons] = await Promise.all([
    test.rows<CaseDocument>('cases', { kind: 'invitation' }),
    test.rows<CourseDocument>('courses'),
    test.rows<SeasonDocument>('seasons'),
  ])
  demo = { stations, units, teams, members, projects, people, sessions, invitations, courses, seasons }
})
afterAll(() => test.close())

type Find = (all: Demo) => readonly unknown[]

const stationIn = ({ stations }: Demo, id: string): StationDocument => {
  const found = stations.find(({ _id }) => _id === id)
  if (!found) throw new Error(`no station ${id}`)
  return found
}

const turns =
  (stationId: string): Find =>
  ({ sessions }) =>
    sessions.filter((one) => one.stationId === stationId && one.duty === true)

const unitsOf =
  (type: UnitDocument['type'], fits: (unit: UnitDocument) => boolean = () => true): Find =>
  ({ units }) =>
    units.filter((unit) => unit.type === type && fits(unit))

/** Places that are so. */
const rooms =
  (id: string, names: RegExp, fits: (place: PlaceEntry) => boolean): Find =>
  (all) =>
    stationIn(all, id).places.filter((place) => names.test(place.name) && fits(place))

const comesRound =
  (stationId: string, ...keys: SeasonKey[]): Find =>
  ({ seasons }) =>
    keys.filter((key) => isPlanned(seasons.find(({ _id }) => _id === stationId)?.plans[key]))

const held =
  (id: string, titles: RegExp): Find =>
  ({ sessions }) =>
    sessions.filter(({ stationId, title }) => stationId === id && titles.test(title))
/** Invitations of the drums that have come so far. */
const invited =
  (state: string): Find =>
  ({ invitations }) =>
    invitations.filter((one) => one.stationId === PEARL && one.state === state)
const people =
  (id: string, fits: (person: PersonDocument) => boolean): Find =>
  (all) =>
    all.people.filter((person) => person.stationId === id && fits(person))

/** Six who are looked after by six: the steward and the five who stand by. */
const whole: Find = (all) => stationIn(all, MAIN).grids.filter((grid) => teamOf(grid).length === 6)

const list: readonly (readonly [item: string, what: string, count: number, find: Find])[] = [
  ['6.0', 'centres', 1, unitsOf('center')],
  ['6.0', 'institutes', 5, unitsOf('institute')],
  ['6.0', 'stations', 5, unitsOf('station')],
  [
    '6.0',
    'stations that stand in the tree',
    5,
    (all) =>
      all.stations.filter(({ _id, name }) =>
        all.units.some((unit) => unit._id === _id && unit.name === name),
      ),
  ],
  [
    '6.0',
    'heads, one of each station',
    5,
    ({ people: all }) => [
      ...new Set(all.filter(({ roles }) => roles.includes('station_admin')).map((one) => one.stationId)),
    ],
  ],
  [
    '6.0',
    'stations where something is coming',
    5,
    ({ sessions }) => [
      ...new Set(sessions.filter(({ startAt }) => startAt > test.now()).map(({ stationId }) => stationId)),
    ],
  ],
  [
    'S0-4',
    'which are booked',
    3,
    rooms(PEACE, /^(图书室|乒乓球室|书画室)$/, ({ bookable }) => bookable === true),
  ],
  ['S1-14', 'volunteers, one of ten', 98, people(MAIN, ({ volunteer }) => volunteer.state !== 'none')],
  ['S1-21', 'whose turns are handed over', 9, turns(MAIN)],
  [
    'S1-27',
    'grids with a steward',
    13,
    (all) => stationIn(all, MAIN).grids.filter(({ team }) => team?.steward),
  ],
  ['S1-28', 'grids with the five beside the steward', 13, whole],
  ['S2-6', 'which are booked', 6, rooms(GARDEN, /^[悦博]/, ({ bookable }) => bookable === true)],
  [
    'S2-7',
    'buildings',
    26,
    (all) => [...new Set(stationIn(all, GARDEN).grids.flatMap(({ buildings }) => buildings))],
  ],
  ['S2-16', 'each by its day', 3, comesRound(GARDEN, 'lantern', 'doubleSeventh', 'national')],
  ['S2-24', 'which come round', 3, comesRound(GARDEN, 'women', 'menHealth', 'quarter')],
  ['S3-6', 'which never close', 5, rooms(PEARL, /./, ({ opening }) => opening === 'always')],
  ['S3-6', 'the reception', 5, turns(PEARL)],
  [
    'S3-10',
    'old neighbours who are looked after',
    84,
    people(PEARL, ({ openid, birthDate }) => openid === '' && (birthDate ?? '') < '1946'),
  ],
  ['S3-15', 'and what they do', 3, held(PEARL, /^(童年手工坊|拼图闯关|和妈妈一起探索)$/)],
  ['S3-19', 'an invitation that waits', 1, invited('requested')],
  ['S3-19', 'and one that was performed', 1, invited('closed')],
  [
    'S2-19',
    'troupes that say what they perform',
    9,
    ({ teams: all }) => all.filter(({ form }) => form.performs && form.programme.includes('分钟')),
  ],
  [
    'S4-11',
    'teams of five fields',
    5,
    (all) => [
      ...new Set(
        all.teams
          .filter(({ stationId, form }) => stationId === SUNNY && form.kind === 'team')
          .map(({ form }) => form.type),
      ),
    ],
  ],
]

it.each(list)('%s: %s', (_item, _what, count, find) => {
  expect(find(demo)).toHaveLength(count)
})

it('every unit has the way to its parent, and names within reach are not given twice', () => {
  const byId = new Map(demo.units.map((unit) => [unit._id, unit]))
  for (const { _id, parentId, path } of demo.units)
    expect([_id, path]).toEqual([
      _id,
      parentId === null ? [] : [...(byId.get(parentId)?.path ?? []), parentId],
    ])
  expect(new Set(demo.units.map(({ name }) => name)).size).toBe(demo.units.length)
})

it('a resident of the second station waits for an answer of the first', async () => {
  const { items } = await test.must('demo-staff-zhou', 'units.moves', { view: 'waiting' })
  const [mover] = await test.rows<PersonDocument>('people', { openid: MOVER })
  expect(items.map(({ personId, from }) => [personId, from])).toEqual([[mover?._id, '明珠社区']])
})
