/**
 * Owns that the demo's stations have honours: the years before are written straight into the store as they were given then,
 * and what is told of two people goes the way of every story.
 */
import type { Cloud } from '../emulator/start-cloud'
import type { HonourDocument, HonourHolder } from '../src/domain/honour/documents'
import { boards, honourKinds } from '../src/domain/honour/kinds'
import { type HonourPeriod, periodOf } from '../src/domain/honour/periods'
import { type Grant, newHonour, personIn } from '../src/domain/honour/rules'
import { monthsUpTo } from '../src/domain/figures/months'
import { type Day, monthOf, startOf } from '../src/domain/kernel/clock'
import type { PersonDocument } from '../src/domain/person/documents'
import { consentTexts } from '../src/domain/person/consents'
import { monthBefore } from '../src/domain/points/months'
import type { StationDocument } from '../src/domain/station/documents'
import type { DemoCaller } from './caller'
import { advancedGroups, families, openNames, samples, stories, walls, winners } from './honour-facts'
import { STATION_ID } from './station-id'

const STAFF = 'demo-staff-zhou'

type Person = PersonDocument & { _id: string }

/** What a holder has answered: most agree, some refuse, some have not looked yet. */
type Said = 'agreed' | 'refused' | 'open'
const saidBy = (n: number): Said => (n % 5 === 2 ? 'open' : n % 5 === 4 ? 'refused' : 'agreed')

function answered(honour: HonourDocument, said: Said, at: number): HonourDocument {
  if (said === 'open') return honour
  const answer = (board: keyof typeof boards) => ({
    ...{ agreed: said === 'agreed', version: boards[board].version, at },
  })
  return {
    ...honour,
    boards: Object.fromEntries(honourKinds[honour.kind].boards.map((board) => [board, answer(board)])),
  }
}

interface Making {
  station: Pick<StationDocument, '_id' | 'name'>
  people: ReadonlyMap<string, Person>
  given: Pick<Grant, 'kind' | 'title' | 'period' | 'day' | 'grantedBy' | 'level'>
  holder: HonourHolder
  said: Said
  id: string
}

function made({ station, people, given, holder, said, id }: Making): HonourDocument {
  const at = startOf(given.day)
  const owner = people.get(personIn(holder) ?? '') ?? null
  const source = { kind: 'import', id } as const
  const grant = { ...given, stationId: station._id, holder, source, by: 'system' }
  return answered(newHonour(`past-h-${id}`, grant, owner, at), said, at)
}

interface Winner {
  period: HonourPeriod
  day: Day
  n: number
}

/** So many of each period of this length that ended within the last twelve months, each of them somebody else. */
function winnersOf(by: 'month' | 'quarter' | 'year', now: number): Winner[] {
  const months = monthsUpTo(monthBefore(monthOf(now)))
  const every = { month: 1, quarter: 3, year: 12 }[by]
  const ends = months.filter((month) => Number(month.slice(5)) % every === 0)
  const each = winners[by] / ends.length
  return ends.flatMap((month, at) =>
    Array.from({ length: each }, (_, n) => ({
      ...{ period: periodOf(by, `${month}-28`), day: `${month}-28`, n: at * each + n },
    })),
  )
}

async function peopleOf(cloud: Cloud): Promise<Person[]> {
  const { docs } = await cloud.store.find('people', { query: { stationId: STATION_ID }, limit: 1000 })
  return docs as unknown as Person[]
}

function pastHonours(station: StationDocument, all: readonly Person[], now: number): HonourDocument[] {
  const people = new Map(all.map((person) => [person._id, person]))
  const idOf = (openid: string): string => all.find((person) => person.openid === openid)?._id ?? ''
  const volunteers = all.filter(({ volunteer }) => volunteer.state === 'active')
  const own = { grantedBy: station.name, level: 'station' as const }
  const stars = (['month', 'quarter', 'year'] as const).flatMap((by) =>
    winnersOf(by, now).map(({ period, day, n }) =>
      made({
        ...{ station, people, said: saidBy(n), id: `${by}-${n}` },
        given: { kind: 'fashionStar', title: '时尚达人', period, day, ...own },
        holder: { as: 'person', personId: volunteers[(n * 7) % volunteers.length]?._id ?? '' },
      }),
    ),
  )
  const lastYear = `${Number(monthOf(now).slice(0, 4)) - 1}-12-20`
  const groups = advancedGroups.map((name, n) =>
    made({
      ...{ station, people, said: 'agreed', id: `group-${n}`, holder: { as: 'team', name } },
      given: {
        kind: 'advancedGroup',
        title: '先进集体',
        period: periodOf('year', lastYear),
        day: lastYear,
        ...own,
      },
    }),
  )
  const homes = families.map(({ kind, openid, agreed }, n) =>
    made({
      ...{ station, people, said: agreed ? 'agreed' : 'open', id: `home-${n}` },
      given: {
        ...{ kind, title: honourKinds[kind].title, period: periodOf('year', lastYear), day: lastYear },
        ...{ grantedBy: '街道妇联', level: 'street' },
      },
      holder: { as: 'family', personId: idOf(openid) },
    }),
  )
  const known = samples.map(({ kind, year, grantedBy, level, holder, agreed }, n) =>
    made({
      ...{ station, people, said: agreed ? 'agreed' : 'refused', id: `sample-${n}` },
      given: {
        ...{ kind, title: honourKinds[kind].title, grantedBy, level },
        ...{ period: periodOf('year', `${year}-12-01`), day: `${year}-12-01` },
      },
      holder: typeof holder === 'string' ? { as: 'person', personId: idOf(holder) } : holder,
    }),
  )
  return [...stars, ...groups, ...homes, ...known]
}

/** What stands on the wall of a station is its honour as well. */
const wallOf = (station: StationDocument, now: number): HonourDocument[] =>
  (walls[station._id] ?? []).map((title, n) => {
    const day = `${Number(monthOf(now).slice(0, 4)) - 2}-10-01`
    return made({
      ...{ station, people: new Map(), said: 'agreed', id: `${station._id}-${n}` },
      given: { kind: 'unitHonour', title, period: null, day, grantedBy: '上级', level: 'district' },
      holder: { as: 'unit', name: station.name },
    })
  })

/** Written down, agreed to by whom it is about, and checked. */
async function tell(demo: DemoCaller, honour: HonourDocument, openid: string): Promise<void> {
  const { _id: honourId, version } = honour
  const form = { words: stories[openid] ?? '', photos: [] }
  await demo.call(STAFF, 'honour.writeStory', { honourId, version, form })
  await demo.call(openid, 'honour.sayStory', { honourId, event: 'agree', version: version + 1 })
}

export async function makeHonours(cloud: Cloud, demo: DemoCaller, now: number): Promise<void> {
  const { docs } = await cloud.store.find('stations', { query: {}, limit: 100 })
  const stations = docs as unknown as StationDocument[]
  const station = stations.find(({ _id }) => _id === STATION_ID)
  if (!station) return
  const people = await peopleOf(cloud)
  const honours = pastHonours(station, people, now)
  const onWalls = stations.flatMap((one) => wallOf(one, now))
  await cloud.store.insert('honours', [...honours, ...onWalls] as never)
  for (const openid of openNames)
    await demo.call(openid, 'me.consent', {
      ...{ scope: 'publicName', version: consentTexts.publicName.version, given: true },
    })
  for (const openid of Object.keys(stories)) {
    const id = people.find((person) => person.openid === openid)?._id
    const honour = honours.find(({ personId, _id }) => personId === id && _id.startsWith('past-h-sample'))
    if (honour) await tell(demo, honour, openid)
  }
}
