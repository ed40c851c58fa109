/** Owns telling those of a station who hold a role: each once, whoever holds it when it is sent. */
import type { PersonDocument } from '@/domain/person/documents'
import { rolesFor } from '@/domain/person/reach'
import { holds } from '@/domain/person/roles'
import type { Work } from '../kernel/outbox'
import { type Doc, findDocs } from '../platform/cloud'
import type { ToRoles } from '../repositories/items'
import { messageOf, postMessages } from '../repositories/messages'

/** A station has a handful of people in each of its roles. */
const MOST = 50

export const tellRoles: Work<ToRoles> = async (
  { stationId, roles, within, besides, cause, title, text, page },
  { now },
) => {
  const where = { stationId, roles: { $in: [...roles] } }
  const people = await findDocs<PersonDocument & Doc>('people', where, {
    limit: MOST,
    fields: { roles: 1, gridIds: 1 },
  })
  const holdsHere = ({ _id, roles: held, gridIds }: PersonDocument): boolean =>
    within === undefined ||
    holds(roles, { roles: rolesFor({ personId: _id, roles: new Set(held), gridIds }, { gridIds: within }) })
  const told = people.filter((one) => !besides.includes(one._id) && holdsHere(one))
  await postMessages(
    told.map(({ _id: personId }) =>
      messageOf('toDo', { personId, stationId, cause, at: now, params: { title, caption: text, page } }),
    ),
  )
}
