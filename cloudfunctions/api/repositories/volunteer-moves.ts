/** Owns what a move of a volunteer's case writes on the person, and what must follow it. */
import { historyPatch } from '@/domain/kernel/history'
import type { Patch } from '@/domain/kernel/conditions'
import type { FollowUp } from '@/domain/kernel/follow-ups'
import type { Move } from '@/domain/kernel/workflow'
import type { PersonDocument } from '@/domain/person/documents'
import { changesStanding } from '@/domain/person/standing'
import { standingOf } from './items'

/** What must follow a move by which a standing begins or ends: everything that the person holds comes in step with it. */
export const standingItems = (person: PersonDocument, move: Move, now: number): FollowUp[] =>
  changesStanding(move.historyEntry.on) ? [standingOf(person._id, move.version, now)] : []

/** The change of a person that a move of the volunteer case means; the person's own version guards it. */
export function volunteerPatch(
  person: PersonDocument,
  move: Move,
  more: Record<string, unknown> = {},
): Patch {
  const { $set, ...pushing } = historyPatch('volunteer.history', person.volunteer.history, [
    move.historyEntry,
  ])
  return {
    $set: { 'volunteer.state': move.to, 'volunteer.dueAt': move.dueAt, ...$set, ...more },
    $inc: { 'volunteer.version': move.version - person.volunteer.version },
    ...pushing,
  }
}
