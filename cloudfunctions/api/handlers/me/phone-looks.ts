/** Owns telling a person who saw the own telephone number, when and why. */
import type { PersonDocument } from '@/domain/person/documents'
import { maskName } from '@/domain/person/mask'
import { roleNames } from '@/domain/person/roles'
import { done, joinedAll, type Handler } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { findPeople } from '../../repositories/people'
import { type RevealDocument, revealsJoin } from '../../repositories/reveals'
import { rowsOf } from '../../views/rows'

const SHOWN = 50

function viewerWords(person: PersonDocument | undefined): string {
  if (!person) return '一位街坊'
  const name = maskName(person.realName || person.nickname || '居民')
  const [role] = person.roles
  return role ? `${roleNames[role]} ${name}` : name
}

export const phoneLooks: Handler<'me.phoneLooks'> = {
  joins: ({ personId }) => ({ looks: revealsJoin(personId, SHOWN) }),
  run: async ({ joined }) => {
    const looks = joinedAll<Doc & RevealDocument>(joined, 'looks')
    const viewers = await findPeople(looks.map(({ viewerId }) => viewerId))
    return done({
      items: rowsOf(looks, ({ _id, at, viewerId, reason }) => ({
        lookId: _id,
        at,
        by: viewerWords(viewers.get(viewerId)),
        reason,
      })),
    })
  },
}
