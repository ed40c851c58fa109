/** Owns what settling a session knows of each person of it. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import type { Target } from '@/domain/activity/keep-in-step'
import type { Participant } from '@/domain/activity/participant'
import type { Standing } from '@/domain/kernel/seats-reading'
import type { AgendaItem } from '@/domain/person/documents'
import type { AgendaOwner } from '../api/repositories/agenda'

/** One person of a session: where the seats say, what is written, and where the row should be. */
export interface Member {
  who: string
  ownerId: string
  place: Standing
  target: Target
  row: EnrollmentDocument | null
  owner: AgendaOwner | null
  /** The time of this session in the agenda. */
  item: AgendaItem | undefined
  participant: Participant | null
}
