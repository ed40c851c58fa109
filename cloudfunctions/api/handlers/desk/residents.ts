/** Owns what the desk does for people without a phone: writing them down, with a card of their own. */
import { filing } from '@/domain/person/finding'
import { newPerson } from '@/domain/person/new-person'
import type { PersonDocument } from '@/domain/person/documents'
import { maskName } from '@/domain/person/mask'
import { suspected } from '@/domain/person/twins'
import { consentTexts } from '@/domain/person/consents'
import { placeOf } from '@/domain/station/building'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, refuse, type Caller, type HandlerFor } from '../../handler'
import { addDoc } from '../../platform/cloud'
import { cardTokenOf, derivedId } from '../../platform/identity'
import { samePeople } from '../../repositories/twins'
import { withStation } from '../../repositories/stations'
import { gridName } from '../../views/profile'
import { paperCard } from './cards'

/** Whole for those who look after the grid, masked for others. */
const nameWithin = (
  { within }: Caller,
  { realName, gridId }: Pick<PersonDocument, 'realName' | 'gridId'>,
): string => (within === null || (gridId !== null && within.includes(gridId)) ? realName : maskName(realName))

export const registerResident: HandlerFor<'desk.registerResident'> = {
  joins: () => withStation,
  touches: ({ input, joined }) => {
    const has = joinedOne<StationDocument>(joined, 'station')?.grids.some(
      ({ gridId }) => gridId === input.gridId,
    )
    return has ? { gridIds: [input.gridId] } : null
  },
  run: async ({ caller, input, joined, requestKey, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station?.grids.some((grid) => grid.gridId === input.gridId)) return refuse('NOT_FOUND')
    const personId = derivedId('r', caller.personId, requestKey)
    const cardToken = cardTokenOf(personId)
    const { consentEvidence, another, ...profile } = input
    const twins = await samePeople({ stationId: caller.stationId, personId }, input)
    const [twin] = twins
    if (twin && another !== true) {
      const home = [gridName(station, twin.gridId), twin.building].filter(Boolean).join(' ')
      return refuse('RESIDENT_TWIN', {
        name: nameWithin(caller, twin),
        where: home === '' ? '' : `，住${home}`,
      })
    }
    const others = twins.map(({ _id }) => _id)
    const kept = suspected([], { at: now, why: 'person', child: '', others })
    const person: PersonDocument = {
      ...newPerson({ personId, openid: '', stationId: caller.stationId, cardToken, now }),
      ...profile,
      ...placeOf(input, station.grids),
      ...(kept && { twins: kept }),
      nickname: input.realName,
      // Written down by somebody else: the evidence says how the person agreed.
      consents: (['basics', 'identity'] as const).map((scope) => ({
        scope,
        version: consentTexts[scope].version,
        given: true,
        at: now,
        channel: 'proxy',
        evidence: consentEvidence,
      })),
    }
    await addDoc('people', { ...person, ...filing(person) })
    return done(paperCard(person, station))
  },
}
