/** Owns the shape of an action: what may be asked, by whom, and what is answered. Everything else is derived from it. */
import type * as v from 'valibot'
import type { ErrorCode } from './errors'
import type { Limit } from '../domain/kernel/quota'
import type { Role } from '../domain/person/roles'
import type { Feature } from '../domain/station/features'

type Schema = v.GenericSchema<unknown, unknown>

/**
 * How far an action reaches.
 * - `open`: public content, the same for everybody.
 * - `own`: the caller's own things (and those of the family members the caller acts for).
 * - `station`: things of the caller's station; another station's are refused with OTHER_STATION.
 * - `grid`: as `station`, for residents and what is theirs; a grid worker's role holds only within the own grids.
 * - `session`: as `station`, for what somebody leads; a team leader's role holds only for that, a grid worker's also
 *   within the own grids.
 *
 * An action that is open `below` takes `at`, a station below the unit that the caller looks after: it is then about that
 * station, and of the caller's roles only those from above hold.
 *
 * For the last two the handler says what is touched, and the router narrows the roles before it asks for them.
 */
type Scope = 'open' | 'own' | 'station' | 'grid' | 'session'

interface ActionBase {
  /** One plain Chinese sentence: what a person gets from it. */
  summary: string
  /** Any one of these roles suffices. Everybody who opened the mini-program is a `resident`. */
  roles: readonly Role[]
  scope: Scope
  input: Schema
  output: Schema
  /** What the action belongs to, if a station can switch it off; then it answers SWITCHED_OFF. */
  feature?: Feature
  /** Open to somebody who has not said yet which station is theirs; all else answers STATION_NEEDED to them. */
  newcomers?: true
  /** Open to those from above at each station below their unit; the input names it by `at`. */
  below?: true
  /** Codes besides {@link commonErrors} that the action may answer with. */
  errors: readonly ErrorCode[]
}

interface QueryDefinition extends ActionBase {
  kind: 'query'
}

export interface CommandDefinition extends ActionBase {
  kind: 'command'
  /**
   * Why a repeat is harmless: `natural` when the same input means the same thing (sign up twice = signed up),
   * `request-key` when each new key makes a new thing and the key makes a repeat harmless.
   */
  idempotency: 'natural' | 'request-key'
  /**
   * Words in the input that others will read as they are, by their paths: names people give themselves, those they say
   * they are called by their papers, and everything else. What the check of contents is sure of is refused at once with
   * TEXT_REFUSED; a name that sounds like the station's own people is answered NAME_RESERVED.
   */
  words?: { called?: readonly string[]; named?: readonly string[]; said?: readonly string[] }
  /** How often one person may send it on one day, see limits.ts; whoever sends it more often is answered TOO_MANY_TODAY. */
  limit: Limit
}

export type ActionDefinition = QueryDefinition | CommandDefinition
type ActionMap = Record<string, ActionDefinition>

/** Returns the actions unchanged, with their literal types kept. Names are `noun.verb`. */
export function defineActions<const A extends ActionMap>(actions: A): A {
  return actions
}
