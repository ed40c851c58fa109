/** Owns how a move to another home station is kept with the person, and what of the person it looks at and changes. */
import { factsOfDecision, lastDecision } from '../kernel/taking-back'
import type { HistoryEntry } from '../kernel/history'
import type { PersonDocument } from './documents'
import type { HomeMove } from './home-move-document'
import { type HomeMoveFacts, moveTakingBack } from './home-move-flow'
import { roleNames } from './roles'

/** An answer may be taken back for so many hours, as with an application. */
const TAKE_BACK_HOURS = 24

const unasked: HomeMove = {
  ...{ state: 'none', version: 0, dueAt: null, history: [], from: '', fromName: '', to: '', toName: '' },
  ...{ where: '', at: 0, askedAt: 0, reason: '', before: null },
}

/** The latest move of somebody who may never have asked for one. */
export const homeMoveOf = ({ homeMove }: Pick<PersonDocument, 'homeMove'>): HomeMove => homeMove ?? unasked

/** Whether it waits for the station that it leads to. */
export const waitsForAnswer = ({ state }: Pick<HomeMove, 'state'>): boolean =>
  state === 'asked' || state === 'late'

/** The answer that stands; null when nobody has answered, or something has happened since. */
const standingAnswer = (move: Pick<HomeMove, 'history'>): HistoryEntry | null =>
  lastDecision(move, ['agree', 'refuse'])

/** The event by which the answer would be taken back; null where none stands. */
export const wayBackOfMove = (move: Pick<HomeMove, 'history'>) =>
  moveTakingBack(standingAnswer(move)?.from ?? null)

interface Acting {
  personId: string
  isAdmin: boolean
  now: number
  reason?: string
}

/** What the guards see of a person and of whoever acts. The head takes back what others have answered. */
export function homeMoveFacts(
  person: Pick<PersonDocument, '_id' | 'homeMove' | 'roles' | 'householdId'>,
  { personId, isAdmin, now, reason = '' }: Acting,
): HomeMoveFacts {
  const isTheirs = ({ by }: HistoryEntry): boolean => by === personId || isAdmin
  return {
    ...{ now, reason, own: personId === person._id },
    roles: person.roles.map((role) => roleNames[role]).join('、'),
    inHousehold: person.householdId !== null,
    ...factsOfDecision(standingAnswer(homeMoveOf(person)), { isTheirs, hours: TAKE_BACK_HOURS }),
  }
}

/** Where somebody lives, as far as it is written in the words of a station. */
type Dwelling = Pick<PersonDocument, 'gridId' | 'building'> & { unit: string; room: string }

export const dwellingOf = ({ gridId, building, unit = '', room = '' }: PersonDocument): Dwelling => ({
  gridId,
  building,
  unit,
  room,
})

const nowhere: Dwelling = { gridId: null, building: '', unit: '', room: '' }

/**
 * What changes for somebody who is at home at a station from now on. The grids and buildings are those of the station
 * that was home, so they are asked anew; suspicions name records of that station, which the new one does not see.
 */
export const settledAt = (
  stationId: string,
  dwelling: Dwelling = nowhere,
): Partial<PersonDocument> & Dwelling => ({
  ...{ stationId, twins: [] },
  ...dwelling,
})
