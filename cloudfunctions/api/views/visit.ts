/** Owns how home visits are shown, and to whom their notes and photos. */
import type { Output } from '@/contract'
import { HEAD, holds, OF_GRIDS } from '@/domain/person/roles'
import { nameFor } from '@/domain/person/name-of'
import { decideTakeBack } from '@/domain/visit/flow'
import type { Household } from '@/domain/visit/households'
import { visitRules } from '@/domain/visit/rules'
import type { VisitDocument } from '@/domain/visit/documents'
import { isShown } from '@/domain/moderation/moderated-content'
import type { StationDocument } from '@/domain/station/documents'
import type { Caller } from '../handler'
import { unseal } from '../platform/cipher'
import { type Place, shownAt } from '../repositories/visits'
import { gridName } from './profile'

type Shown = Output<'visit.household'>['visits'][number]

/** The notes are read by whoever wrote them, the grid workers of that grid and the head of the station. */
const reads = (visit: VisitDocument, caller: Caller): boolean =>
  visit.byId === caller.personId ||
  holds(HEAD, caller) ||
  (holds(OF_GRIDS, caller) && caller.person.gridIds.includes(visit.gridId))

/** Visits that a caller's desk reaches. */
export const reaches = ({ within, personId }: Caller, visit: VisitDocument): boolean =>
  within === null || within.includes(visit.gridId) || visit.byId === personId

export function visitView(
  visit: VisitDocument,
  { caller, station, now }: { caller: Caller; station: StationDocument | null; now: number },
): Shown {
  const open = reads(visit, caller)
  const own = visit.byId === caller.personId
  const takenBack = visit.state === 'takenBack'
  const { _id: visitId, byName, moved, alone, content, gridId, building } = visit
  const entries = takenBack ? [] : visit.entries
  return {
    ...{ visitId, byName, own, moved, alone, takenBack, sealed: !open },
    place: [gridName(station, gridId), building].filter(Boolean).join(' '),
    photos: open && !takenBack && isShown(content) ? visit.photos : [],
    photosWait: open && !takenBack && !isShown(content),
    entries: entries.map(({ chips, wordsCipher, at, receivedAt }) => ({
      ...{ chips, at, receivedAt },
      words: open && wordsCipher !== '' ? unseal(wordsCipher) : '',
    })),
    mayCorrect: own && !takenBack && visit.entries.length < visitRules.mostEntries,
    mayTakeBackUntil:
      !takenBack && decideTakeBack(visit, caller.personId, now).ok
        ? visit.createdAt + visitRules.takeBackMs
        : null,
  }
}

/** A household as somebody may read it, with what stands for having been shown it there. */
export function householdView(
  { personIds: _, names, ...household }: Household,
  { caller, gridId, building }: { caller: Caller } & Omit<Place, 'stationId'>,
): Output<'visit.list'>['items'][number] {
  const place = { stationId: caller.stationId, gridId, building }
  return {
    ...household,
    ...{ gridId, building, shown: shownAt(place, household.personId) },
    names: names.map((name) => nameFor(name, caller)),
  }
}
