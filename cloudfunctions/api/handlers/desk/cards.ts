/** Owns the cards of people without a phone: printing them, which is written down for each of them, and renewing one. */
import { cardVersionOf, renewCard as withNewCard } from '@/domain/person/cards'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, refuse, type Caller, type Handler, type HandlerFor } from '../../handler'
import { withJoined } from '../../access/station'
import { inPages } from '../../kernel/paging'
import { type Doc, findDocs } from '../../platform/cloud'
import { cardTokenOf } from '../../platform/identity'
import { noteCardsShown, revisePerson } from '../../repositories/people'
import { noteLooks } from '../../repositories/phone-access-log'
import { withStation } from '../../repositories/stations'
import { personTouched } from '../../touched'
import { gridName } from '../../views/profile'
import { rowsOf } from '../../views/rows'

const pages = inPages<PersonDocument & Doc>(30, ['_id', 'asc', 'id'])

/** A grid worker prints the cards of the own grids only. */
const livesWithin = ({ within }: Caller) => (within === null ? {} : { gridId: { $in: [...within] } })

export const paperCard = (person: PersonDocument, station: StationDocument | null) => ({
  personId: person._id,
  token: person.cardToken,
  name: person.realName,
  gridName: gridName(station, person.gridId),
  cardVersion: cardVersionOf(person),
})

/** Three requests: the caller, a page of people, and who was printed by whom; a fourth the first time. */
export const printCards: Handler<'desk.printCards'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const { shown, next } = await pages.read(
      (where, options) => findDocs('people', where, options),
      {
        ...{ stationId: caller.stationId, openid: '', ...livesWithin(caller) },
        ...(input.personId !== undefined && { _id: input.personId }),
      },
      input.cursor,
    )
    if (input.personId !== undefined && shown.length === 0) return refuse('NOT_FOUND')
    await noteLooks({
      stationId: caller.stationId,
      ...{ caseKind: 'card', caseId: 'print', viewerId: caller.personId, reason: '打印了居民卡', now },
      personIds: shown.map(({ _id }) => _id),
    })
    await noteCardsShown(shown)
    return done({ cards: rowsOf(shown, (person) => paperCard(person, station)), next })
  },
}

export const renewCard: HandlerFor<'desk.renewCard'> = {
  joins: ({ input }) => ({
    ...withStation,
    person: { from: 'people', where: { _id: input.personId }, limit: 1 },
  }),
  touches: personTouched,
  run: withJoined<PersonDocument & Doc>('person')(async (person, { caller, joined, requestKey, now }) => {
    if (person.openid !== '') return refuse('CARD_ON_PHONE')
    await noteLooks({
      stationId: caller.stationId,
      ...{ caseKind: 'card', caseId: 'renew', viewerId: caller.personId, now },
      ...{ reason: '换了一张新的居民卡，旧卡作废', personIds: [person._id] },
    })
    const token = cardTokenOf(`${person._id}:${caller.personId}:${requestKey}`)
    const written = await revisePerson(person, now, (current) => {
      const patch = withNewCard(current, current._id, token)
      return done(patch ? { patch } : null)
    })
    if (!written.ok) return written
    return done(paperCard(written.value, joinedOne<StationDocument>(joined, 'station')))
  }),
}
