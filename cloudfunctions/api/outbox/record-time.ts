/** Owns writing down the hours of a volunteer who has given time to a case: one record for each case, and one for each that had begun it and could not go on. */
import type { GivenTime } from '@/domain/case/proof'
import { participantOf } from '@/domain/activity/participant'
import { recordOfTime } from '@/domain/hours/given-time'
import { pointsRulesOf } from '@/domain/points/rules'
import type { Work } from '../kernel/outbox'
import { derivedId } from '../platform/identity'
import { findPerson } from '../repositories/people'
import { bookRecord } from '../repositories/service-records'
import { findStation } from '../repositories/stations'

/** Whoever of the station sees to a case without ever having been a volunteer has no hours. */
export const recordTime: Work<GivenTime> = async (time, { documentId, now }) => {
  const { personId, stationId } = time
  const [person, station] = await Promise.all([findPerson(personId), findStation(stationId)])
  const helper = person && person.volunteer.state !== 'none' && participantOf(person, personId, null)
  if (!helper) return
  const recordId = derivedId('h', 'case', documentId, ...(time.left ? [String(time.until)] : []))
  const about = {
    ...{ recordId, caseId: documentId, stationName: station?.name ?? '', now },
    person: { personId, ownerId: helper.ownerId, name: helper.name },
  }
  const pointsRules = pointsRulesOf(station)
  await bookRecord(personId, now, (account) => recordOfTime(time, about, { account, pointsRules }))
}
