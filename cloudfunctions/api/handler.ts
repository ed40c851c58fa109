/** Owns what a handler is: what it reads along with the caller, and what it does with it. */
import type { ActionName, Contract, ErrorCode, Output, ParsedInput, Role } from '@/contract'
import type { PersonDocument } from '@/domain/person/documents'
import type { ActionTarget } from '@/domain/person/reach'
import type { Doc } from './platform/cloud'
import type { Join } from './platform/joins'

export interface Caller {
  personId: string
  /** Every role that holds now: `resident` always, `volunteer` when active, and those given by the station. */
  roles: ReadonlySet<Role>
  /** Of the roles from above those that hold at this station, where it was named; at home, unnamed, none is known to. */
  fromAbove: readonly Role[]
  /** The grids to which the caller's desk is confined; null for those who look after the whole station. */
  within: readonly string[] | null
  person: PersonDocument
  stationId: string
  /** Those with whom the caller pools points, when the handler joined `withKin`; else nobody. */
  kin: readonly string[]
}

export interface Context<A extends ActionName> {
  input: ParsedInput<A>
  caller: Caller
  /** What `joins` asked for, by name. */
  joined: Record<string, Doc[]>
  /** Present for request-key commands. */
  requestKey: string
  /** A digest of the input, for documents that keep what their key was used for. */
  asked: string
  /** Epoch milliseconds, read once for the whole request. */
  now: number
}

export type Rejected = { ok: false; error: { code: ErrorCode; details?: Record<string, string | number> } }
export type Result<T> = { ok: true; value: T } | Rejected

export interface Handler<A extends ActionName> {
  /**
   * Documents to read in the same request as the caller. Nothing is read for whoever holds none of the
   * action's roles. Nothing may be written here and nothing believed: the request key may still be missing.
   */
  joins?: (given: {
    input: ParsedInput<A>
    personId: string
    requestKey: string
    now: number
  }) => Record<string, Join>
  /**
   * For a request-key command whose own document keeps the digest of its input and refuses another one under the same
   * key; all others leave that to the router, which costs one request.
   */
  keepsKey?: true
  /** For actions of scope `grid` or `session`: where the thing lies that the input names; null when there is none. */
  touches?: (given: { input: ParsedInput<A>; joined: Record<string, Doc[]> }) => ActionTarget | null
  visits?: Visits
  run: ((context: Context<A>) => Promise<Result<Output<A>>>) & Opens
}

/**
 * What somebody of another station may do all the same with the thing that was joined as `of`: began it there before
 * moving, was invited there. That person is then a guest there, and reads that station where the handler joined its own.
 */
export interface Visits {
  of: string
  when: (
    thing: never,
    caller: Pick<Caller, 'personId' | 'kin' | 'person'>,
    joined: Record<string, Doc[]>,
  ) => boolean
}

/** Declares who is a guest at the thing that is joined by this name. */
export const visiting = <T>(
  of: string,
  when: (
    thing: T,
    caller: Pick<Caller, 'personId' | 'kin' | 'person'>,
    joined: Record<string, Doc[]>,
  ) => boolean,
): Visits => ({ of, when })

interface Opens {
  /** What the run begins with, of what was joined alone; whoever is forbidden by it is refused before anything is counted. */
  opens?: (context: Context<never>) => Result<unknown>
}

/** The handler of an action; one of scope `grid` or `session` that does not say what it touches does not compile. */
export type HandlerFor<A extends ActionName> = Contract[A]['scope'] extends 'grid' | 'session'
  ? Handler<A> & { touches: NonNullable<Handler<A>['touches']> }
  : Handler<A>

export type Handlers<A extends ActionName = ActionName> = { [K in A]: HandlerFor<K> }

export const done = <T>(value: T): Result<T> => ({ ok: true, value })
export const refuse = (code: ErrorCode, details: Record<string, string | number> = {}): Rejected => ({
  ok: false,
  error: { code, details },
})

/** The first document of a join, or null. */
export const joinedOne = <T extends Doc>(joined: Record<string, Doc[]>, name: string): T | null =>
  (joined[name]?.[0] as T | undefined) ?? null

export const joinedAll = <T extends Doc>(joined: Record<string, Doc[]>, name: string): T[] =>
  (joined[name] ?? []) as T[]

/** What a counting join has counted. */
export const joinedCount = (joined: Record<string, Doc[]>, name: string): number =>
  (joined[name]?.[0] as { n?: number } | undefined)?.n ?? 0
