/** Owns what the desk does for people without a phone: writing them down and printing their cards. */
import { newPerson } from '@/domain/person/new-person'
import type { PersonDocument } from '@/domain/person/documents'
import { suspected } from '@/domain/person/twins'
import { consentTexts } from '@/domain/person/consents'
import { placeOf } from '@/domain/station/building'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, refuse, type Handler } from '../../handler'
import { addDoc, findDocs } from '../../platform/cloud'
import { cardTokenOf, derivedId } from '../../platform/identity'
import { samePeople } from '../../repositories/twins'
import { withStation } from '../../repositories/stations'
import { gridName } from '../../views/profile'
import { rowsOf } from '../../views/rows'

const PAGE = 30

export const registerResident: Handler<'desk.registerResident'> = {
  joins: () => withStation,
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
      return refuse('RESIDENT_TWIN', { name: twin.realName, where: home === '' ? '' : `，住${home}` })
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
    await addDoc('people', person)
    return done({
      personId,
      token: cardToken,
      name: input.realName,
      gridName: gridName(station, input.gridId),
    })
  },
}

export const printCards: Handler<'desk.printCards'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const found = await findDocs<PersonDocument>(
      'people',
      { stationId: caller.stationId, openid: '', ...(input.cursor ? { _id: { $gt: input.cursor } } : {}) },
      { order: [['_id', 'asc']], limit: PAGE + 1 },
    )
    const page = found.slice(0, PAGE)
    return done({
      cards: rowsOf(page, (person) => ({
        token: person.cardToken,
        name: person.realName,
        gridName: gridName(station, person.gridId),
      })),
      next: found.length > PAGE ? (page[page.length - 1]?._id ?? null) : null,
    })
  },
}
