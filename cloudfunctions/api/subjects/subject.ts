/** Owns what a subject of objections is: how it is read before one is begun, and what stops it and lets it go on. */
import type { Outcome } from '@/domain/case/documents'
import type { Caller } from '../handler'
import type { Doc } from '../platform/cloud'
import type { Join } from '../platform/joins'

/** What somebody objects to, as it stands when that is begun. */
export interface Subject {
  /** What it is called on the page of the objection. */
  title: string
  /** Whose it is: they do not object to it themselves, and the objection is kept from them. */
  aboutIds: readonly string[]
  /** Who has decided it: they do not decide about the objection. */
  deciderIds: readonly string[]
  /** When it was put up as it stands; an objection before then was to something else. Left out where it stays what it is. */
  since?: number
}

/** One objection and what it is about. */
export interface Objecting {
  /** The subject's own id, and the part of it. */
  id: string
  part: string
  /** The case of the objection: kept in the subject's document (`domain/case/objections`), so that no order matters. */
  objectionId: string
  now: number
}

/** A subject whose documents are read as T. */
export interface SubjectSource<T extends Doc = never> {
  /** Along with the caller. */
  join: (id: string) => Join
  /** Null where it is not there, is not open to this caller, or is nothing to object to now. */
  read: (found: T, part: string, caller: Caller) => Subject | null
  /**
   * Lets it stand still from now on. Like `relieve` it is done after the objection, perhaps again, perhaps the other way
   * round: whoever decides about the subject has to be guarded by the objections in its document, and what was decided
   * meanwhile is stopped as it then is.
   */
  stop: (objecting: Objecting) => Promise<void>
  /** The objection has ended: it falls, or goes on unless another one stands. */
  relieve: (objecting: Objecting, outcome: Outcome) => Promise<void>
}
