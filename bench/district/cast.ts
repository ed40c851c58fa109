/** Owns casting one more document from a mould: the same fields, with other ids in them and at another time. */
import { station } from '../../demo/station-facts'
import { DAY, dayOf, startOf } from '../../src/domain/kernel/clock'
import type { Row } from '../steps'
import type { Moulds } from './moulds'

/** Which one of many is cast: whose it is, about what, and how long ago it was. */
export interface Place {
  station: number
  /** Counts what is cast of one sort at a station. */
  n: number
  person: number
  session: number
  /** Of notices and prizes, which one it is about. */
  about: number
  daysAgo: number
}

type Part = string | ((place: Place) => string)
export type Cast = (place: Place) => Row

/** The station that people of a measurement are at home at keeps its id. */
export const stationIdAt = (own: string, station: number): string =>
  station === 0 ? own : `d${String(station).padStart(3, '0')}`

/** Fields beside ids that no two documents share. */
const OWN = ['_id', 'cardToken', 'openid', 'phoneKey', 'volunteerNo', 'code'] as const

const GRIDS = station.grids.length

/** Texts that stand for one thing each: ids that are not made of other ids, and what only one document has. */
function tokensOf({ docs, ids }: Moulds): Map<string, (place: Place) => string> {
  const of: Record<string, (place: Place) => number> = {
    [ids.resident]: ({ person }) => person,
    [ids.session]: ({ session }) => session,
    [ids.activity]: ({ session }) => session,
    [ids.notice]: ({ about }) => about,
    [ids.prize]: ({ about }) => about,
    [ids.staff]: () => 0,
    [ids.helper]: () => 0,
  }
  const tokens = new Map<string, (place: Place) => string>()
  for (const doc of [...docs.values()].flat()) {
    const own = { ...doc, ...(doc['volunteer'] as Row | undefined) }
    for (const text of OWN.map((name) => own[name])) {
      if (typeof text !== 'string' || text.length < 10 || /[:|]/.test(text) || tokens.has(text)) continue
      const [sort, count] = [String(tokens.size).padStart(3, '0'), of[text] ?? (({ n }: Place) => n)]
      tokens.set(text, (place) => {
        const station = String(place.station).padStart(3, '0')
        // Ten digits hold a station and a number, longer texts which of several ids of one document it is as well.
        const head = text.length < 16 ? station : `${sort}${station}`
        return `${text.slice(0, 1)}${head}${String(count(place)).padStart(text.length - 1 - head.length, '0')}`
      })
    }
  }
  // Everybody in the moulds lives in the first building; a station has two in each of its grids.
  const grid = ({ person }: Place): number => person % GRIDS
  return tokens
    .set(ids.station, ({ station }) => stationIdAt(ids.station, station))
    .set('g01', (place) => `g${String(grid(place) + 1).padStart(2, '0')}`)
    .set('1 号楼', (place) => `${2 * grid(place) + 1 + (Math.floor(place.person / GRIDS) % 2)} 号楼`)
}

const dayBefore = new Map<string, string>()

function daysBefore(day: string, days: number): string {
  const key = `${day}-${days}`
  const known = dayBefore.get(key)
  if (known !== undefined) return known
  const found = dayOf(startOf(day) - days * DAY)
  dayBefore.set(key, found)
  return found
}

/** What a time or a day in a mould becomes, `daysAgo` earlier. */
function earlier(text: string): (place: Place) => string {
  if (/^\d+$/.test(text)) return ({ daysAgo }) => String(Number(text) - daysAgo * DAY)
  if (text.length === 10) return ({ daysAgo }) => daysBefore(text, daysAgo)
  return ({ daysAgo }) => daysBefore(`${text}-15`, daysAgo).slice(0, 7)
}

/** An instant in milliseconds, a day, a month. */
const TIMES = '\\b1[6-9]\\d{11}\\b|\\b20\\d\\d-\\d\\d-\\d\\d\\b|\\b20\\d\\d-\\d\\d(?=")'

/** Makes what casts from any document of the moulds. */
export function caster(moulds: Moulds): (doc: Row) => Cast {
  const tokens = tokensOf(moulds)
  const names = [...tokens.keys()].sort((a, b) => b.length - a.length)
  const places = new RegExp(`(?<![a-z0-9])(?:${names.join('|')})(?![a-z0-9])|${TIMES}`, 'g')
  return (doc) => {
    const text = JSON.stringify(doc)
    const parts: Part[] = []
    let from = 0
    for (const found of text.matchAll(places)) {
      parts.push(text.slice(from, found.index), tokens.get(found[0]) ?? earlier(found[0]))
      from = found.index + found[0].length
    }
    parts.push(text.slice(from))
    return (place) => {
      let cast = ''
      for (const part of parts) cast += typeof part === 'string' ? part : part(place)
      return JSON.parse(cast) as Row
    }
  }
}
