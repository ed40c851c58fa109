/** Owns how large a district is, and writing its documents straight into the store, some thousand at a time. */
import { station } from '../../demo/station-facts'
import { unit } from '../../demo/unit-facts'
import type { Cloud } from '../../emulator/start-cloud'
import type { Row } from '../steps'
import { type Cast, caster, type Place, stationIdAt } from './cast'
import { crowdAt } from './crowd'
import type { Moulds } from './moulds'

/** How much there is of a district: its stations, and what each of them has. */
export interface Size {
  stations: number
  people: number
  sessions: number
  /** Visits of one session, each with its enrollment, its record and its entry. */
  visits: number
  messages: number
  notices: number
  /** Receipts of one notice. */
  receipts: number
  wishes: number
  prizes: number
  redemptions: number
  cases: number
  months: number
  /** People at the session that the steps go to. */
  crowd: number
}

const DISTRICT: Size = {
  ...{ stations: 40, people: 2_850, sessions: 325, visits: 40, messages: 6_000, notices: 200, receipts: 5 },
  ...{ wishes: 250, prizes: 40, redemptions: 800, cases: 300, months: 60, crowd: 450 },
}

/** A district of `share` of the size in everything that grows with people and years; its stations stay as many as told. */
export function districtOf(share: number, stations: number = DISTRICT.stations): Size {
  const part = (count: number): number => Math.max(1, Math.round(count * share))
  const { people, sessions, messages, notices, wishes, redemptions, cases, crowd } = DISTRICT
  return {
    ...DISTRICT,
    ...{ stations, people: part(people), sessions: part(sessions), messages: part(messages) },
    ...{
      notices: part(notices),
      wishes: part(wishes),
      redemptions: part(redemptions),
      cases: part(cases),
      crowd: part(crowd),
    },
  }
}

/** How many days the past of a district covers: five years, up to when nothing of it is open any more. */
const [YEARS, QUIET] = [5 * 365, 10]

/** What is cast together: which documents, how often at a station, and where each belongs. */
interface Sort {
  of: Record<string, (doc: Row) => boolean>
  times: number
  place: (n: number) => Partial<Place>
}

const has =
  (text: string) =>
  (doc: Row): boolean =>
    JSON.stringify(doc).includes(text)
const is =
  (field: string, value: unknown) =>
  (doc: Row): boolean =>
    doc[field] === value
const any = (): boolean => true

function sortsOf(size: Size, { ids }: Moulds): Record<string, Sort> {
  const { people, sessions, notices, prizes } = size
  const [visits, receipts] = [Math.min(size.visits, people), Math.min(size.receipts, people)]
  const anybody = (n: number) => ({ person: n % people })
  // Neighbours in the count are at one session, each session goes on with others.
  const visitor = (n: number) => ({
    session: Math.floor(n / visits),
    person: (Math.floor(n / visits) * 41 + (n % visits)) % people,
  })
  return {
    people: {
      of: { people: is('_id', ids.resident), accounts: is('_id', ids.resident) },
      ...{ times: people, place: (n) => ({ person: n }) },
    },
    sessions: {
      of: { sessions: is('_id', ids.session), activities: is('_id', ids.activity) },
      ...{ times: sessions, place: (n) => ({ session: n }) },
    },
    visits: {
      of: { enrollments: any, serviceRecords: any, entries: has('|record:') },
      ...{ times: sessions * visits, place: visitor },
    },
    notices: {
      of: { notices: is('_id', ids.notice) },
      ...{ times: notices, place: (n) => ({ about: n }) },
    },
    receipts: {
      of: { receipts: any },
      times: notices * receipts,
      place: (n) => ({ about: Math.floor(n / receipts), person: n % people }),
    },
    wishes: {
      of: { wishes: any, checks: has('"kind":"wish"') },
      ...{ times: size.wishes, place: anybody },
    },
    prizes: {
      of: { prizes: any, stockMoves: any },
      ...{ times: prizes, place: (n) => ({ about: n }) },
    },
    redemptions: {
      of: { redemptions: any, entries: has('prize:') },
      ...{ times: size.redemptions, place: (n) => ({ ...anybody(n), about: n % prizes }) },
    },
    cases: { of: { cases: any }, times: size.cases, place: anybody },
    messages: {
      of: { messages: (doc) => doc['personId'] === ids.resident && doc['kind'] === 'prizeFetched' },
      ...{ times: size.messages, place: anybody },
    },
    months: { of: { pointsSummaries: any }, times: size.months, place: (n) => ({ daysAgo: (n + 1) * 31 }) },
  }
}

/** The moulds of one sort, by collection. Throws when the life has left none: then nothing of it would be cast. */
function castsOf({ docs }: Moulds, { of }: Sort, cast: (doc: Row) => Cast): [string, Cast][] {
  return Object.entries(of).flatMap(([collection, which]) => {
    const found = (docs.get(collection) ?? []).filter(which)
    if (found.length === 0) throw new Error(`no mould for ${collection}`)
    return found.map((doc): [string, Cast] => [collection, cast(doc)])
  })
}

/** Every document of one station, as it is cast. */
export function* documentsOf(moulds: Moulds, size: Size, station: number): Generator<[string, Row]> {
  const cast = caster(moulds)
  for (const sort of Object.values(sortsOf(size, moulds))) {
    const casts = castsOf(moulds, sort, cast)
    for (let n = 0; n < sort.times; n++) {
      const daysAgo = QUIET + Math.floor(((sort.times - n) * YEARS) / sort.times)
      const place = { station, n, person: 0, session: 0, about: 0, daysAgo, ...sort.place(n) }
      for (const [collection, make] of casts) yield [collection, make(place)]
    }
  }
}

const AT_ONCE = 2_000

/** Writes a district into a cloud that has its first station, and a crowd to one of its sessions. @returns how many documents were written */
export async function fillDistrict(
  cloud: Cloud,
  moulds: Moulds,
  size: Size,
  sessionId: string,
): Promise<number> {
  await crowdAt(cloud, moulds, sessionId, size.crowd)
  // What is done once a year or a month has been done.
  await cloud.store.insert('passes', (moulds.docs.get('passes') ?? []).filter(is('finished', true)))
  const waiting = new Map<string, Row[]>()
  let written = 0
  const write = async (collection: string): Promise<void> => {
    const docs = waiting.get(collection) ?? []
    waiting.delete(collection)
    written += docs.length
    if (docs.length > 0) await cloud.store.insert(collection, docs)
  }
  for (let at = 0; at < size.stations; at++) {
    const _id = stationIdAt(station._id, at)
    if (at > 0) {
      await cloud.store.insert('stations', [{ ...station, _id }])
      await cloud.store.insert('units', [{ ...unit({ _id, type: 'station', name: station.name, path: [] }) }])
    }
    for (const [collection, doc] of documentsOf(moulds, size, at)) {
      const docs = waiting.get(collection) ?? []
      waiting.set(collection, docs)
      if (docs.push(doc) >= AT_ONCE) await write(collection)
    }
  }
  for (const collection of [...waiting.keys()]) await write(collection)
  return written
}
