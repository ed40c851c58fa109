/** Owns telling those who look after some units, or are the contacts of a department: each once, wherever they are at home. */
import type { PersonDocument } from '@/domain/person/documents'
import type { Work } from '../kernel/outbox'
import { type Doc, findDocs } from '../platform/cloud'
import type { ToUnits } from '../repositories/items'
import { messageOf, postMessages } from '../repositories/messages'
import { findStationUnits, findUnit } from '../repositories/units'

/** A unit has a handful of people. */
const MOST = 50

export const tellUnits: Work<ToUnits> = async (
  { stationId, unitIds, roles, besides, cause, said: { title, text, page } },
  { now },
) => {
  const ids = unitIds ?? (await findUnit(stationId))?.path ?? []
  if (ids.length === 0) return
  // Whoever holds a role is found by the station that is home; a district has some dozens.
  const stations = (await findStationUnits()).filter(({ type }) => type === 'station')
  const people = await findDocs<PersonDocument & Doc>(
    'people',
    {
      stationId: { $in: stations.map(({ _id }) => _id) },
      roles: { $in: [...roles] },
      unitId: { $in: [...ids] },
    },
    { limit: MOST, fields: { _id: 1 } },
  )
  const told = people.filter(({ _id }) => !besides.includes(_id))
  await postMessages(
    told.map(({ _id: personId }) =>
      messageOf('toDo', { personId, stationId, cause, at: now, params: { title, caption: text, page } }),
    ),
  )
}
