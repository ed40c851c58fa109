/** Owns moving a volunteer's case: decided, written on the person, and whatever the table says that follows. */
import { together, setting } from '@/domain/kernel/guarded-update'
import { carryOut, type Executors } from '@/domain/kernel/effects'
import { type Decision, ok } from '@/domain/kernel/errors'
import type { OutboxItem } from '@/domain/kernel/outbox'
import type { MessageParams } from '@/domain/message/texts'
import { type Attempt, decide, type Move, transitionPatch, type WorkflowCode } from '@/domain/kernel/workflow'
import type { PersonDocument } from '@/domain/person/documents'
import { suspensionOf } from '@/domain/person/standing'
import {
  type VolunteerActor,
  type VolunteerEffect,
  type VolunteerEvent,
  type VolunteerFacts,
  volunteerFlow,
} from '@/domain/person/volunteer-flow'
import { volunteerNoOf } from '../platform/identity'
import { callOffItem, messageItem, standingOf } from './items'
import { messageIdOf, messageOf } from './messages'
import { revisePerson } from './people'

/** A move that was granted; `reason` is what the person is told of it. */
interface VolunteerMove {
  person: PersonDocument
  move: Move
  reason: string
  now: number
}

type Untold = 'apply' | 'applyMinor' | 'guardianConsent' | 'withdraw'
type Outcome = MessageParams['volunteerDecided']['outcome']

const outcomes: Record<Exclude<VolunteerEvent, Untold>, Outcome> = {
  approve: 'approved',
  reject: 'rejected',
  suspend: 'suspended',
  restore: 'restored',
  lapse: 'lapsed',
  backToReview: 'takenBack',
  backToGuardian: 'takenBack',
}

/** What the person is told of a move; the message's id follows from the version of the case. */
function toldOf({ person: { _id: personId, stationId }, move, reason, now }: VolunteerMove) {
  const params = { outcome: outcomes[move.historyEntry.on as keyof typeof outcomes], reason }
  return messageOf('volunteerDecided', { personId, stationId, cause: [move.version], at: now, params })
}

const executors: Executors<VolunteerEffect, VolunteerMove, OutboxItem> = {
  giveNumber: ({ person }) => setting({ 'volunteer.volunteerNo': volunteerNoOf(person._id) }),
  noteSuspension: ({ reason, now }) => setting({ 'volunteer.suspension': { at: now, reason } }),
  liftSuspension: ({ person: { volunteer } }) =>
    setting({ 'volunteer.suspension': null, 'volunteer.lifted': suspensionOf(volunteer) }),
  putBackSuspension: ({ person: { volunteer } }) =>
    setting({ 'volunteer.suspension': volunteer.lifted ?? null, 'volunteer.lifted': null }),
  /** Everything that the person holds comes in step with the standing that begins or ends. */
  followStanding: ({ person, move, now }) => standingOf(person._id, move.version, now),
  /** A repeated decision tells nobody twice. */
  tell: (granted) => messageItem(toldOf(granted)),
  /** What the decision had told is not told any more, or told not to hold. */
  tellTakenBack: (granted) => {
    const { _id, volunteer } = granted.person
    return callOffItem(messageIdOf('volunteerDecided', _id, [volunteer.version]), toldOf(granted))
  },
}

interface Moving<K extends string> {
  event: VolunteerEvent
  now: number
  attempt: (current: PersonDocument) => Omit<Attempt<VolunteerActor, VolunteerFacts>, 'at'>
  /** Whether what is asked for stands already; or why it is refused whatever the table says. */
  stands: (current: PersonDocument) => Decision<boolean, K>
  /** What else of the person changes in the same write. */
  also?: (current: PersonDocument, move: Move) => Record<string, unknown>
}

/** Moves a volunteer's case. The person's own version guards it. At most the requests of `revisePerson`. */
export const moveVolunteer = <K extends string = never>(
  read: PersonDocument,
  { event, now, attempt, stands, also = () => ({}) }: Moving<K>,
) =>
  revisePerson<K | VolunteerCode>(read, now, (person) => {
    const standing = stands(person)
    if (!standing.ok) return standing
    if (standing.value) return ok(null)
    const wanted = attempt(person)
    const move: Decision<Move<string, VolunteerEffect>, VolunteerCode> = decide(
      volunteerFlow,
      person.volunteer,
      event,
      { ...wanted, at: now },
    )
    if (!move.ok) return move
    const reason = move.value.to === 'active' ? '' : wanted.facts.reason
    const granted = { person, move: move.value, reason, now }
    const { updates, items } = carryOut(executors, move.value.effects, granted)
    const transition = transitionPatch(person.volunteer, move.value, { path: 'volunteer' })
    const { patch } = together(transition, setting(also(person, move.value)), ...updates)
    return ok({ patch, items })
  })

type VolunteerCode =
  WorkflowCode | 'OWN_RECORD' | 'SUSPENDED_BEFORE' | 'REASON_NEEDED' | 'DECISION_KEPT' | 'DECISION_NOT_YOURS'
