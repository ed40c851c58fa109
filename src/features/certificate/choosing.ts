/** Owns what somebody chooses for a certificate: whose, of which station, which months, and what that would come to. */
import { monthOf } from '@/domain/kernel/clock'
import { monthAfter } from '@/domain/words/moments'
import { MOST_LINES } from '@/domain/certificate/rules'
import type { Periods } from './store'

type PeriodChoice = 'year' | 'before' | 'all' | 'own'

export const periodChoices: readonly { value: PeriodChoice; text: string }[] = [
  { value: 'year', text: '今年' },
  { value: 'before', text: '去年' },
  { value: 'all', text: '全部' },
  { value: 'own', text: '自己选几月到几月' },
]

export interface Choosing {
  personId: string | null
  stationId: string | null
  period: PeriodChoice
  from: string | null
  to: string | null
  trainings: boolean
  awards: boolean
}

export const nothingChosen: Choosing = {
  ...{
    personId: null,
    stationId: null,
    period: 'year',
    from: null,
    to: null,
    trainings: false,
    awards: false,
  },
}

interface Chosen {
  personId: string
  stationId: string
  from: string
  to: string
}

/** The months of somebody with something in them, the oldest first. */
const monthsOf = ({ months }: Periods, personId: string): Periods['months'] =>
  months.filter((one) => one.personId === personId)

export const stationsOf = (periods: Periods, personId: string): Periods['stations'] => {
  const ids = new Set(monthsOf(periods, personId).map(({ stationId }) => stationId))
  return periods.stations.filter(({ stationId }) => ids.has(stationId))
}

function spanOf({ period, from, to }: Choosing, known: Periods['months'], now: number): [string, string] {
  const month = monthOf(now)
  const year = Number(month.slice(0, 4))
  if (period === 'year') return [`${year}-01`, month]
  if (period === 'before') return [`${year - 1}-01`, `${year - 1}-12`]
  const first = known[0]?.month ?? `${year}-01`
  if (period === 'all') return [first, month]
  const [a, b] = [from ?? first, to ?? month]
  return a <= b ? [a, b] : [b, a]
}

/** What is asked for, with what the person has left open filled in. */
export function chosenOf(periods: Periods, choosing: Choosing): Chosen {
  const person = periods.people.find(({ personId }) => personId === choosing.personId) ?? periods.people[0]
  const personId = person?.personId ?? ''
  const stations = stationsOf(periods, personId)
  const station = stations.find(({ stationId }) => stationId === choosing.stationId) ?? stations[0]
  const [from, to] = spanOf(choosing, monthsOf(periods, personId), periods.serverNow)
  return { personId, stationId: station?.stationId ?? '', from, to }
}

interface OfMonth {
  personId: string
  stationId: string
  month: string
}

const within =
  ({ personId, stationId, from, to }: Chosen) =>
  (one: OfMonth): boolean =>
    one.personId === personId && one.stationId === stationId && one.month >= from && one.month <= to

/** How many awards of these months may go along. */
export const awardsIn = ({ awards }: Periods, chosen: Chosen): number => awards.filter(within(chosen)).length

/** What these months come to. */
export function sumOf(periods: Periods, chosen: Chosen) {
  const months = periods.months.filter(within(chosen))
  const sum = (of: (one: Periods['months'][number]) => number) =>
    months.reduce((total, one) => total + of(one), 0)
  const lines = sum((one) => one.lines)
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))]
  return {
    lines,
    minutes: sum((one) => one.minutes),
    added: sum((one) => one.addedMinutes),
    years,
    tooMany: lines > MOST_LINES,
  }
}

/** The months to choose from, the newest first. */
export function monthsToChoose(periods: Periods, personId: string): string[] {
  const last = monthOf(periods.serverNow)
  const first = monthsOf(periods, personId)[0]?.month ?? last
  const months: string[] = []
  for (let month = last; month >= first; month = monthAfter(month, -1)) months.push(month)
  return months
}
