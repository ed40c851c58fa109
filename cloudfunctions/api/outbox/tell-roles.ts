/** Owns telling those of a station who hold a role: each once, whoever holds it when it is sent. */
import type { PersonDocument } from '@/domain/person/documents'
import type { Work } from '../kernel/outbox'
import { type Doc, findDocs } from '../platform/cloud'
import type { ToRoles } from '../repositories/items'
import { messageOf, postMessages } from '../repositories/messages'

/** A station has a handful of people in each of its roles. */
const MOST = 50

export const tellRoles: Work<ToRoles> = async (
  { stationId, roles, besides, cause, title, text, page },
  { now },
) => {
  const where = { stationId, roles: { $in: [...roles] } }
  const people = await findDocs<PersonDocument & Doc>('people', where, { limit: MOST, fields: { _id: 1 } })
  const told = people.filter(({ _id }) => !besides.includes(_id))
  await postMessages(
    told.map(({ _id: personId }) =>
      messageOf('toDo', { personId, stationId, cause, at: now, params: { title, caption: text, page } }),
    ),
  )
}
