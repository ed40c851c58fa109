/** Owns moving somebody to another home station: decided, written on the person, and whatever the table says that follows. */
import { deskPages } from '@/domain/desk-pages'
import { DAY } from '@/domain/kernel/clock'
import { carryOut, type Executors } from '@/domain/kernel/effects'
import { type Decision, ok } from '@/domain/kernel/errors'
import { setting, together } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { type Attempt, decide, type Move, moved, type WorkflowCode } from '@/domain/kernel/workflow'
import type { PersonDocument } from '@/domain/person/documents'
import { dwellingOf, homeMoveOf, settledAt } from '@/domain/person/home-move'
import type { HomeMove } from '@/domain/person/home-move-document'
import {
  type HomeMoveActor,
  type HomeMoveEffect,
  type HomeMoveEvent,
  type HomeMoveFacts,
  homeMoveFlow,
} from '@/domain/person/home-move-flow'
import { maskName } from '@/domain/person/mask'
import { residentName } from '@/domain/person/name-of'
import { STAFF } from '@/domain/person/roles'
import { shortName } from '@/domain/station/units'
import type { MessageParams } from '@/domain/message/texts'
import { inPages } from '../kernel/paging'
import { type Doc, findDocs } from '../platform/cloud'
import { callOffItem, itemKinds, messageItem } from './items'
import { messageIdOf, messageOf } from './messages'
import { revisePerson } from './people'

/** A move that was granted, with the move as it then stands. */
interface Granted {
  person: PersonDocument
  after: HomeMove
  on: string
  now: number
}

const outcomes: Record<string, MessageParams['homeMoved']['what']> = {
  agree: 'agreed',
  refuse: 'refused',
  climb: 'late',
  backToAsked: 'takenBack',
  backToLate: 'takenBack',
}

/** What the person is told; the message's id follows from the version of the move. */
function toldOf({ person: { _id: personId }, after, on, now }: Granted) {
  const params = {
    what: outcomes[on] ?? 'takenBack',
    station: shortName(after.toName),
    reason: after.reason,
  }
  return messageOf('homeMoved', { personId, stationId: after.to, cause: [after.version], at: now, params })
}

const called = (person: PersonDocument): string => maskName(residentName(person)) || '一位居民'

/** Those of the station that was asked, who are told that somebody waits. */
const staffTold = (
  { person, after, now }: Granted,
  roles: readonly ('staff' | 'station_admin')[],
  said: { title: string; text: string },
): OutboxItem =>
  itemKinds.tellRoles.item(`homeMove|${after.version}`, now, {
    ...{ stationId: after.to, roles, besides: [person._id] },
    ...{ cause: [person._id, 'homeMove', after.version], ...said, page: deskPages.homeMoves() },
  })

const executors: Executors<HomeMoveEffect, Granted, OutboxItem> = {
  settle: ({ person, after }) => setting({ ...settledAt(after.to), 'homeMove.before': dwellingOf(person) }),
  unsettle: ({ person, after }) =>
    setting({
      ...settledAt(after.from, homeMoveOf(person).before ?? undefined),
      'homeMove.before': null,
    }),
  tellStaff: (granted) =>
    staffTold(granted, STAFF, {
      title: '有人想搬来本站',
      text: `${called(granted.person)}想从「${shortName(granted.after.fromName)}」换过来，请在 2 个工作日内答复。`,
    }),
  tellHead: (granted) =>
    staffTold(granted, ['station_admin'], {
      title: '换站没有按时答复',
      text: `${called(granted.person)}想换到本站，过了 2 个工作日还没有人答复，请看看。`,
    }),
  tell: (granted) => messageItem(toldOf(granted)),
  /** What the answer had told is not told any more, or told not to hold. */
  tellTakenBack: (granted) =>
    callOffItem(messageIdOf('homeMoved', granted.person._id, [granted.after.version - 1]), toldOf(granted)),
}

/** A step as it is written, under the version of the person; where home was is written by whoever changes it. */
const written = ({ before: _, ...move }: HomeMove): Record<string, unknown> =>
  Object.fromEntries(Object.entries(move).map(([field, value]) => [`homeMove.${field}`, value]))

interface Moving<K extends string> {
  event: HomeMoveEvent
  now: number
  attempt: (current: PersonDocument) => Omit<Attempt<HomeMoveActor, HomeMoveFacts>, 'at'>
  /** Whether what is asked for stands already; or why it is refused whatever the table says. */
  stands: (current: PersonDocument) => Decision<boolean, K>
  /** What else of the move changes with it. */
  also?: Partial<HomeMove>
}

/** Moves the move of a person. The person's own version guards it. At most the requests of `revisePerson`. */
export const moveHome = <K extends string = never>(
  read: PersonDocument,
  { event, now, attempt, stands, also = {} }: Moving<K>,
) =>
  revisePerson<K | HomeMoveCode>(read, now, (person) => {
    const standing = stands(person)
    if (!standing.ok) return standing
    if (standing.value) return ok(null)
    const before = homeMoveOf(person)
    const move: Decision<Move<HomeMove['state'], HomeMoveEffect>, HomeMoveCode> = decide(
      homeMoveFlow,
      before,
      event,
      { ...attempt(person), at: now },
    )
    if (!move.ok) return move
    const after = { ...moved(before, move.value), ...also, at: now }
    const granted = { person, after, on: event, now }
    const { updates, items } = carryOut(executors, move.value.effects, granted)
    return ok({ patch: together(setting(written(after)), ...updates).patch, items })
  })

type HomeMoveCode =
  | WorkflowCode
  | 'OWN_RECORD'
  | 'REASON_NEEDED'
  | 'DECISION_KEPT'
  | 'DECISION_NOT_YOURS'
  | 'MOVE_ROLES_FIRST'
  | 'MOVE_HOUSEHOLD_FIRST'

type PersonDoc = PersonDocument & Doc

/** Answers are listed for so long. */
const ANSWERED_DAYS = 30

const pages = {
  waiting: inPages<PersonDoc>(20, ['homeMove.askedAt', 'asc']),
  answered: inPages<PersonDoc>(20, ['homeMove.at', 'desc']),
}

/** What a list needs of a person. */
const fields = {
  realName: 1,
  nickname: 1,
  birthDate: 1,
  maskedPhone: 1,
  homeMove: 1,
  roles: 1,
  householdId: 1,
} as const

/** A page of those who want to be at home at a station, or have been answered lately. One request. */
export function findHomeMoves(
  stationId: string,
  view: keyof typeof pages,
  cursor: string | undefined,
  now: number,
) {
  const states =
    view === 'waiting'
      ? { 'homeMove.state': { $in: ['asked', 'late'] } }
      : {
          'homeMove.state': { $in: ['agreed', 'refused'] },
          'homeMove.at': { $gt: now - ANSWERED_DAYS * DAY },
        }
  return pages[view].read(
    (where, options) => findDocs<PersonDoc>('people', where, { ...options, fields }),
    { 'homeMove.to': stationId, ...states },
    cursor,
  )
}
