/** Owns what an old thing brings to whoever gave it: points by the station's rule, once, however often it is put to use. */
import { pointsRulesOf } from '@/domain/points/rules'
import { creditFor } from '@/domain/reuse/points'
import { getDoc } from '../platform/cloud'
import { bookOnce } from '../repositories/bookings'
import type { CaseDoc } from '../repositories/cases'
import { findStation } from '../repositories/stations'

/** Two requests, and those of the credit. */
export async function creditReuse(collection: string, caseId: string): Promise<void> {
  const one = await getDoc<CaseDoc>(collection, caseId)
  const facts = one && creditFor(one, pointsRulesOf(await findStation(one.stationId)))
  if (facts) await bookOnce(facts)
}
