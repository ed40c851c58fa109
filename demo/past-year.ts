/**
 * Owns the year behind the demo's stations: what was held in the months before the demo is lived, written straight into the
 * store in the shape of what was lived. It gave no hours, so that no account and no passbook knows of it.
 */
import type { Cloud } from '../emulator/start-cloud'
import type { ActivityDocument, EnrollmentDocument, SessionDocument } from '../src/domain/activity/documents'
import type { ActivityType } from '../src/domain/activity/vocabulary'
import { monthsUpTo } from '../src/domain/figures/months'
import { dayOf, HOUR, instantOf, monthOf } from '../src/domain/kernel/clock'
import type { PersonDocument } from '../src/domain/person/documents'
import { nameOf } from '../src/domain/person/name-of'
import { type Month, monthBefore } from '../src/domain/points/months'
import type { StationDocument } from '../src/domain/station/documents'
import { chance } from './random'
import { STATION_ID } from './station-id'

type Doc<T> = T & { _id: string }

/** What comes round every month, with the time at which it begins. */
const held: readonly [title: string, type: ActivityType, time: string][] = [
  ['邻里茶话会', 'other', '15:00'],
  ['楼道清扫日', 'cleanup', '09:00'],
  ['老歌一起唱', 'performance', '14:30'],
  ['读报半小时', 'reading_club', '10:00'],
  ['手机怎么用', 'lecture', '15:30'],
  ['下棋擂台', 'contest', '09:30'],
]

async function all<T>(cloud: Cloud, collection: string, query: object): Promise<Doc<T>[]> {
  const { docs } = await cloud.store.find(collection, { query: { ...query }, limit: 1000 })
  return docs as unknown as Doc<T>[]
}

/** Something that was held, with those who came: what the others are like. */
interface Mould {
  activity: Doc<ActivityDocument>
  session: Doc<SessionDocument>
  row: Doc<EnrollmentDocument>
}

async function mouldOf(cloud: Cloud): Promise<Mould | null> {
  const sessions = await all<SessionDocument>(cloud, 'sessions', { state: 'ended', countsHours: false })
  for (const session of sessions) {
    const [row] = await all<EnrollmentDocument>(cloud, 'enrollments', {
      ...{ sessionId: session._id, state: 'checkedOut', walkIn: false },
    })
    const [activity] = await all<ActivityDocument>(cloud, 'activities', {
      _id: session.activityId,
      course: null,
    })
    if (row && activity && !session.duty) return { activity, session, row }
  }
  return null
}

interface Occasion {
  station: StationDocument
  leader: Doc<PersonDocument>
  people: readonly Doc<PersonDocument>[]
  id: string
  title: string
  type: ActivityType
  startAt: number
}

function rowsOf({ activity, session, row }: Mould, given: Occasion) {
  const { station, leader, people, id, title, type, startAt } = given
  const [endAt, sessionId, activityId] = [startAt + HOUR, `past-s-${id}`, `past-a-${id}`]
  const leads = { leaderId: leader._id, leaderName: nameOf(leader) }
  const shown = {
    ...{
      stationId: station._id,
      title,
      type,
      ...leads,
      organiserName: station.name,
      audience: 'all' as const,
    },
    ...{
      placeName: station.places[0]?.name ?? '社区',
      placeCode: null,
      placeDetail: '',
      intro: `${title}，来坐坐。`,
    },
    ...{ projectId: null, project: null, teamId: null, team: null, gridIds: [], bring: '', riskNotice: '' },
    pictures: { ...session.pictures, files: [] },
  }
  const plan = [{ sessionId, startAt, endAt, enrolUntil: startAt }]
  const holders = people.map(({ _id }) => ({ who: _id, by: _id, at: startAt - 24 * HOUR }))
  return {
    activity: {
      ...{
        ...activity,
        ...shown,
        _id: activityId,
        plan,
        createdBy: leader._id,
        createdAt: startAt - 72 * HOUR,
      },
      ...{
        nextStartAt: startAt,
        pictures: { ...activity.pictures, files: [] },
        history: [],
        settleAt: startAt,
      },
    },
    session: {
      ...{ ...session, ...shown, _id: sessionId, activityId, startAt, endAt, enrolUntil: startAt },
      ...{ day: dayOf(startAt), words: [], doorKeptBy: [], seatsChangedAt: startAt },
      seats: { ...session.seats, holders, free: session.seats.capacity - holders.length },
    },
    rows: people.map((person) => ({
      ...{ ...row, _id: `${sessionId}:${person._id}`, sessionId, activityId, stationId: station._id, title },
      ...{ personId: person._id, ownerId: person._id, name: nameOf(person), placeName: shown.placeName },
      ...{
        gridName: station.grids.find(({ gridId }) => gridId === person.gridId)?.name ?? '',
        startAt,
        endAt,
      },
      ...{
        checkIn: row.checkIn && { ...row.checkIn, at: startAt, byPersonId: person._id, nonce: `${id}-in` },
      },
      ...{
        checkOut: row.checkOut && { ...row.checkOut, at: endAt, byPersonId: person._id, nonce: `${id}-out` },
      },
      ...{ minutes: 60, history: [], createdAt: startAt - 24 * HOUR },
    })),
  }
}

/** Those whose page nobody opens to try something. */
const isExtra = ({ openid }: PersonDocument): boolean => /^demo-(v\d|steward)/.test(openid)

/** The months before those that are lived: at the first station the last five weeks are, at the others what is to come. */
function monthsBehind(stationId: string, now: number): Month[] {
  const before = monthsUpTo(monthBefore(monthOf(now))).slice(1)
  return stationId === STATION_ID ? before.slice(0, -1) : before
}

export async function writePastYear(cloud: Cloud): Promise<void> {
  const mould = await mouldOf(cloud)
  if (!mould) throw new Error('nothing was held that could be cast')
  const dice = chance(7)
  for (const station of await all<StationDocument>(cloud, 'stations', {})) {
    const home = await all<PersonDocument>(cloud, 'people', { stationId: station._id })
    const leader = home.find(({ roles }) => roles.includes('staff'))
    if (!leader) continue
    const extras = home.filter(isExtra)
    const coming = extras.length > 0 ? extras : home.filter(({ roles }) => roles.length === 0)
    for (const month of monthsBehind(station._id, cloud.clock.now()))
      for (let n = 2 + dice.below(4); n > 0; n -= 1) {
        const [title, type, time] = dice.pick(held)
        const day = `${month}-${String(1 + dice.below(28)).padStart(2, '0')}`
        const first = dice.below(coming.length)
        const many = Math.min(coming.length, 2 + dice.below(14))
        const people = Array.from({ length: many }, (_, k) => coming[(first + k) % coming.length] ?? leader)
        const id = `${station._id}-${month}-${n}`
        const cast = rowsOf(mould, {
          ...{ station, leader, people, id, title, type },
          startAt: instantOf(day, time),
        })
        await cloud.store.insert('activities', [{ ...cast.activity }])
        await cloud.store.insert('sessions', [{ ...cast.session }])
        await cloud.store.insert(
          'enrollments',
          cast.rows.map((one) => ({ ...one })),
        )
      }
  }
}
