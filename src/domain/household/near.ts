/**
 * Owns who is too near to somebody to decide, hand out or prove anything for them: that person, and whoever pools points
 * with one and so gains by what is theirs. What is decided at the station is guarded by this alone.
 */

/** Somebody who acts, and those with whom that person pools points; absent where nobody asked. */
export interface Near {
  personId: string
  kin?: readonly string[]
}

/** Whether something of any of these people is as good as the actor's own. */
export const isNear = ({ personId, kin = [] }: Near, whose: readonly (string | null)[]): boolean =>
  whose.some((id) => id !== null && (id === personId || kin.includes(id)))
