/** Owns the reference interpreter of guarded updates: one document in memory, changed by MongoDB's rules as mingo reads them. */
import { Query } from 'mingo'
import type { AnyObject } from 'mingo/types'
import { type Modifier, update } from 'mingo/updater'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'

/** Documents here are plain JSON; structuredClone would return objects of another realm, which mingo does not take for objects. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** Sees each update with the document before it and after it; null when the guard refused. */
export type Observer = (update: GuardedUpdate, before: object, after: object | null) => void

export class OneDocument<T extends object> {
  private stored: T

  constructor(
    initial: T,
    private readonly observe: Observer = () => undefined,
  ) {
    this.stored = copy(initial)
  }

  /** A copy, as a caller who reads the database would have it. */
  read(): T {
    return copy(this.stored)
  }

  /** Sends one update; true when the guard held and the patch was applied. */
  apply({ guard, patch }: GuardedUpdate): boolean {
    const before = this.read()
    if (!new Query(guard).test(this.stored as AnyObject)) {
      this.observe({ guard, patch }, before, null)
      return false
    }
    const changed = copy(this.stored)
    update(changed as AnyObject, copy(patch) as Modifier<AnyObject>, [], {}, { cloneMode: 'deep' })
    this.stored = changed
    this.observe({ guard, patch }, before, this.read())
    return true
  }
}

/** The parts of a guard that can be taken away one by one; those inside an `$elemMatch` are parts of their own. */
export function guardParts({ guard }: GuardedUpdate): string[] {
  return Object.entries(guard).flatMap(([key, value]) => {
    const inner = (value as { $elemMatch?: object } | null)?.$elemMatch
    return inner ? Object.keys(inner).map((field) => `${key}|${field}`) : [key]
  })
}

/** The same update with one part of its guard taken away, to show that the part is needed. */
export function without(part: string, { guard, patch }: GuardedUpdate): GuardedUpdate {
  const [key = '', field] = part.split('|')
  const { [key]: removed, ...rest } = guard
  if (field === undefined) return { guard: rest, patch }
  const { $elemMatch } = removed as { $elemMatch: Record<string, unknown> }
  const { [field]: _dropped, ...others } = $elemMatch
  return { guard: { ...rest, [key]: { $elemMatch: others } }, patch }
}
