/** Owns what a source of to-dos is: what of it waits for somebody, and how one of it reads. */
import type { Output } from '@/contract'
import type { Caller } from '../handler'
import type { Doc } from '../platform/cloud'
import type { Join } from '../platform/joins'

export type ToDo = Output<'desk.open'>['toDos'][number]

export interface Source<T extends Doc> {
  /** What waits for this person, at most `limit`, the most urgent first; null when nothing of it can. */
  join: (caller: Caller, now: number, limit: number) => Join | null
  /** Whether one that was found is this person's after all. */
  isFor?: (one: T, caller: Caller, now: number) => boolean
  toDo: (one: T) => ToDo
  /** Which of all that were found may wait for somebody, where that is seen only among the others. */
  among?: (found: readonly T[]) => T[]
  /** How many of it stand among the others at most. */
  most?: number
}

export const source = <T extends Doc>(of: Source<T>): Source<Doc> => of as unknown as Source<Doc>
