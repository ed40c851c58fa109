/** Owns how the desk says what was decided about an application. */
import type { Tone } from '@/components/tag'
import { dueTag } from '@/features/screens/due'
import type { VolunteerCase, VolunteerState } from './store'

const decided: Partial<Record<VolunteerState, { tone: Tone; text: string }>> = {
  active: { tone: 'jade', text: '通过了' },
  rejected: { tone: 'plain', text: '没有通过' },
}

/** Tone and words of a decision that stands. */
export const decidedTag = (state: VolunteerState): { tone: Tone; text: string } =>
  decided[state] ?? { tone: 'plain', text: '办过了' }

/** What the row at the side says: how urgent it is, or what was just decided. */
export const faceTag = (
  { state, dueAt }: Pick<VolunteerCase, 'state' | 'dueAt'>,
  listed: VolunteerState,
  now: number,
) => (state === listed ? dueTag(dueAt, now) : decidedTag(state))
