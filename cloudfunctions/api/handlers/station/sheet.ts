/** Owns what a station writes about itself: reading it at the desk, its head changing it, and the days it is closed. */
import type { Output } from '@/contract'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import { comingSpans, decideDays } from '@/domain/station/closed-days'
import type { StationDocument } from '@/domain/station/documents'
import { type SheetAnswers, sheetOf, storedSheet } from '@/domain/station/sheet'
import { type Caller, done, type Handler, joinedOne, refuse } from '../../handler'
import { withStation } from '../../repositories/stations'
import { writeStation } from './changing'

type Sheet = Output<'station.sheet'>

const view = (station: StationDocument, caller: Caller, now: number): Sheet => ({
  form: sheetOf(station),
  by: maskName(station.selfBy ?? ''),
  closed: comingSpans(station.holidays, now),
  worked: comingSpans(station.workedDays ?? [], now),
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
    return (await writeStation(station, input.version, set)) ?? done(view(after, caller, now))
  },
}

/** Two requests, three where somebody was quicker; days that stand so already are granted. */
export const closeDays: Handler<'station.closeDays'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const { version, closed, works = false, ...span } = input
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const before = { holidays: station.holidays, workedDays: station.workedDays ?? [] }
    const said = works ? 'worked' : closed ? 'closed' : 'usual'
    const decided = decideDays(before, { ...span, said }, now)
    if (!decided.ok) return decided
    const set = { ...decided.value, selfBy: nameOf(caller.person) }
    const after = { ...station, ...set, version: station.version + 1 }
    const spans = ({ holidays, workedDays = [] }: StationDocument): string =>
      JSON.stringify([holidays, workedDays].map((days) => comingSpans(days, now)))
    if (spans(after) === spans(station)) return done(view(station, caller, now))
    const refused = await writeStation(station, version, set)
    return refused ?? done(view(after, caller, now))
  },
}
