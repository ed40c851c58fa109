/** Owns what a station writes about itself: reading it at the desk, its head changing it, and the days it is closed. */
import type { Output } from '@/contract'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import { comingSpans, decideClosing } from '@/domain/station/closed-days'
import type { StationDocument } from '@/domain/station/documents'
import { type SheetAnswers, sheetOf, storedSheet } from '@/domain/station/sheet'
import { type Caller, done, type Handler, joinedOne, refuse, type Rejected } from '../../handler'
import { changeStation, findStation, withStation } from '../../repositories/stations'

type Sheet = Output<'station.sheet'>

const view = (station: StationDocument, caller: Caller, now: number): Sheet => ({
  form: sheetOf(station),
  by: maskName(station.selfBy ?? ''),
  closed: comingSpans(station.holidays, now),
  version: station.version,
  mayEdit: caller.roles.has('station_admin'),
})

/** One request. */
export const sheet: Handler<'station.sheet'> = {
  joins: () => withStation,
  run: ({ caller, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    return Promise.resolve(station ? done(view(station, caller, now)) : refuse('NOT_FOUND'))
  },
}

/** Names whoever was quicker. One request. */
async function overtaken(stationId: string): Promise<Rejected> {
  const station = await findStation(stationId)
  return refuse('STATION_CHANGED', { name: maskName(station?.selfBy ?? '') || '同事' })
}

/** Writes what has been decided about a station as it was seen. One request. */
const write = (station: StationDocument, seen: number, set: Partial<StationDocument>): Promise<boolean> =>
  changeStation(station._id, { guard: { version: seen }, patch: { $set: set, $inc: { version: 1 } } })

const same = (a: SheetAnswers, b: SheetAnswers): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The station with its new sheet; where it is on the map stays. */
function withSheet(station: StationDocument, form: SheetAnswers, selfBy: string) {
  const { contact, self } = storedSheet(form)
  return { contact: { address: '', ...station.contact, ...contact }, self, selfBy }
}

/** Two requests, three where somebody was quicker; what stands there already is granted, whoever wrote it. */
export const saveSheet: Handler<'station.saveSheet'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const set = withSheet(station, input.form, nameOf(caller.person))
    const after = { ...station, ...set, version: station.version + 1 }
    if (same(sheetOf(station), sheetOf(after))) return done(view(station, caller, now))
    const written = await write(station, input.version, set)
    return written ? done(view(after, caller, now)) : overtaken(station._id)
  },
}

/** Two requests, three where somebody was quicker; days that stand so already are granted. */
export const closeDays: Handler<'station.closeDays'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const { version, ...closing } = input
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const decided = decideClosing(station.holidays, closing, now)
    if (!decided.ok) return decided
    const after = { ...station, holidays: decided.value, version: station.version + 1 }
    const spans = (of: StationDocument): string => JSON.stringify(comingSpans(of.holidays, now))
    if (spans(after) === spans(station)) return done(view(station, caller, now))
    const written = await write(station, version, { holidays: decided.value })
    return written ? done(view(after, caller, now)) : overtaken(station._id)
  },
}
