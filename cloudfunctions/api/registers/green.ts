/** Owns where the register of sorting is read: counted in the database, so that nothing of a household comes here. */
import type { Guard } from '@/domain/kernel/guarded-update'
import { type SortedDay, sortingRegister } from '@/domain/registers/green'
import { type Doc, groupDocs } from '../platform/cloud'
import { SORTINGS } from '../repositories/sortings'
import { ofStation, withinDays } from './held'
import { inSlices, placedIn, readable, type Wanted } from './source'

interface Counted extends Omit<SortedDay, 'homes'> {
  homes: string[]
}

const howMany = (state: string) => ({ $sum: { $cond: [{ $eq: ['$state', state] }, 1, 0] } })

const scannedOn = (of: Wanted, days: Record<string, string>): Guard => ({
  ...{ ...ofStation(of), day: days, state: { $in: ['right', 'again', 'held'] } },
})

/** What came to each point on each day between two days. One request. */
const sortedDays = (of: Wanted, days: Record<string, string>): Promise<Counted[]> =>
  groupDocs<Counted>(SORTINGS, scannedOn(of, days), {
    ...{ _id: { $concat: ['$day', ':', '$pointId'] }, day: { $max: '$day' } },
    ...{ pointName: { $max: '$pointName' }, scans: { $sum: 1 }, homes: { $addToSet: '$householdKey' } },
    ...{ right: howMany('right'), again: howMany('again') },
  })

/** In two halves: all points of a station on all days of a month are more than the database groups at once. */
export const sortingSource = readable<SortedDay & Doc>({
  register: sortingRegister,
  ...inSlices(
    placedIn(SORTINGS, (of) => scannedOn(of, withinDays(of))),
    async (of) => {
      const { $gte, $lt } = withinDays(of)
      const middle = `${of.month}-16`
      const halves = await Promise.all([
        sortedDays(of, { $gte, $lt: middle }),
        sortedDays(of, { $gte: middle, $lt }),
      ])
      return halves.flat().map((one) => ({ ...one, homes: one.homes.length }))
    },
  ),
})
