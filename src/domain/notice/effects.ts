/** Owns what each effect of the table of notices means: going out and ending, what is checked, and who is told. */
import { setting } from '../kernel/guarded-update'
import { carryOut, type Executors } from '../kernel/effects'
import type { CheckDocument } from '../moderation/documents'
import type { NoticeEffect } from './notice-flow'

/** Who gets it, as found out right before it goes out. */
export interface NoticeReach {
  /** All keys, those of activities' people included. */
  audience: string[]
  people: number
}

/** What must follow a move: the check of a piece, telling those who had read it, a word to whom it comes back. */
export type NoticeItem =
  { check: CheckDocument } | { readers: 'told' } | { returnedTo: string; reason: string }

export interface NoticeStep {
  now: number
  reason?: string
  /** The check of the body that was handed in with it, when it is a new one. */
  check?: CheckDocument | null
  /** Who is told that it comes back; its author learns of a verdict from the check itself. */
  tell?: readonly string[]
  reached?: NoticeReach
}

const executors: Executors<NoticeEffect, NoticeStep, NoticeItem> = {
  goOut: ({ reached, now }) =>
    setting({
      ...reached,
      live: true,
      publishAt: now,
      spreading: true,
      spread: { leg: 0, after: '', pushed: 0, done: false },
      homes: {},
    }),
  end: () => setting({ live: false, spreading: false, waiting: null }),
  checkPiece: ({ check }) => (check ? { check } : []),
  tellReaders: () => ({ readers: 'told' }),
  tellReturned: ({ tell = [], reason = '' }) => tell.map((returnedTo) => ({ returnedTo, reason })),
}

/** What a granted move writes beside the state, and what must follow it. */
export const effectsOf = (effects: readonly NoticeEffect[], step: NoticeStep) =>
  carryOut(executors, effects, step)
