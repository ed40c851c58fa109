/** Owns reading and writing checks of content: making one, moving one by compare-and-swap, and what each move leads to. */
import type { OutboxItem } from '@/domain/kernel/outbox'
import { beginOutbox } from '@/domain/kernel/outbox'
import type { Guard } from '@/domain/kernel/guarded-update'
import { carryOut, type Executors } from '@/domain/kernel/effects'
import { type Decision, invariant, ok, type Rejection } from '@/domain/kernel/errors'
import type { CheckEffect } from '@/domain/moderation/check-flow'
import type { CheckChange } from '@/domain/moderation/decide-check'
import type { CheckDocument, CheckedPiece, Finding } from '@/domain/moderation/documents'
import { beginCheck, type Piece } from '@/domain/moderation/new-check'
import { readableParts } from '@/domain/moderation/rules'
import { type Doc, findDocs, type FindOptions, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { checkText } from '../platform/content'
import { derivedId } from '../platform/identity'
import { callOffItem, itemKinds, messageItem } from './items'
import { moveCase } from '../kernel/move-case'
import { messageIdOf, messageOf } from './messages'

export const CHECKS = 'checks'
export type CheckDoc = CheckDocument & Doc

export interface NewCheck extends Piece {
  /** What tells this version of the piece from another: a request key, or the piece's version. */
  mark: string
  /** The check of the version that this one takes the place of. */
  replaces?: string | null
  now: number
}

/** The id of a check, known before it is written. */
export const checkIdOf = ({ kind, id, part }: CheckDocument['subject'], mark: string): string =>
  derivedId('c', kind, id, part, mark)

/**
 * A check with the first finding on its text; no database request. Write it with `checkOf` among the outbox items of the
 * write that hands the piece in, keep `pieceOf(check)` beside the piece, and complete the outbox items as usual. A risky
 * text refuses nothing: the piece is kept, hidden, and its author sees why. A service that cannot be reached leaves
 * the check pending; the jobs ask again.
 */
export async function newCheck({ mark, replaces = null, now, ...piece }: NewCheck): Promise<CheckDocument> {
  const text = await judge(piece.author.openid, piece.text)
  const { check, effects } = beginCheck(checkIdOf(piece.subject, mark), piece, text, now)
  // Whoever hands a piece in keeps the verdict beside it and sees it at once; only the author's past is still to be counted.
  const asks = effects.filter((effect) => effect === 'countHistory')
  const { items } = carryOut(executors, asks, { check, now })
  // Whatever the text says, the files are kept under the station's own names before anybody decides.
  if (check.state === 'pending' || check.media.length > 0) items.push(itemKinds.askCheck.item('ask', now, {}))
  if (replaces !== null) items.push(itemKinds.replaceCheck.item('replace', now, { checkId: replaces }))
  return { ...check, ...beginOutbox(items, now) }
}

const worst: readonly Finding[] = ['risky', 'review', 'pending', 'pass']

/** The worst that is found of a text's parts; an empty text passes without being asked about. */
export async function judge(
  openid: string,
  text: string,
): Promise<{ finding: Finding; label: number | null }> {
  const parts = readableParts(text)
  const answers = await Promise.all(parts.map((part) => checkText(openid, part)))
  const findings = answers.map((answer): { finding: Finding; label: number | null } =>
    answer.is === 'judged'
      ? { finding: answer.suggest, label: answer.label }
      : { finding: 'pending', label: null },
  )
  for (const answer of answers) if (answer.is === 'unavailable') console.warn('text unchecked', answer.error)
  const found = worst.flatMap((finding) => findings.filter((one) => one.finding === finding))[0]
  return found ?? { finding: 'pass', label: null }
}

export const findCheck = (checkId: string): Promise<CheckDoc | null> => getDoc<CheckDoc>(CHECKS, checkId)

/** The check of a piece that was turned down, with its reason; null of any other, of which nothing more is told. */
export const turnedDownOf = async (piece: CheckedPiece | null | undefined): Promise<CheckDoc | null> =>
  piece?.verdict === 'blocked' ? findCheck(piece.checkId) : null

export const checkJoin = (checkId: string): Join => ({ from: CHECKS, where: { _id: checkId }, limit: 1 })

export const findChecks = (where: Guard, options: FindOptions): Promise<CheckDoc[]> =>
  findDocs<CheckDoc>(CHECKS, where, options)

/** Several checks along with the caller. */
export const checksJoin = (checkIds: readonly string[]): Join => ({
  from: CHECKS,
  where: { _id: { $in: [...checkIds] } },
  limit: checkIds.length,
})

/** The check that a later answer of the service is about. */
export async function findByTrace(traceId: string): Promise<CheckDoc | null> {
  const [check] = await findDocs<CheckDoc>(CHECKS, { 'media.traceId': traceId }, { limit: 1 })
  return check ?? null
}

/** Checks whose time has passed in a state, the longest overdue first. One request. */
export const overdueChecks = (where: Guard, limit: number): Promise<CheckDoc[]> =>
  findDocs<CheckDoc>(CHECKS, where, { order: [['dueAt', 'asc']], limit })

/** What a move leads to beyond the check itself. */
const executors: Executors<CheckEffect, { check: CheckDocument; now: number }, OutboxItem> = {
  carry: ({ check, now }) => itemKinds.applyVerdict.item(`carry:${check.version}`, now, {}),
  countHistory: ({ check, now }) => itemKinds.countHistory.item(`count:${check.version}`, now, {}),
  tellAuthor: ({ check, now }) => {
    const { _id, version, authorId: personId, stationId, title, state, reason, page } = check
    const params = { title, passed: state === 'passed', reason, page }
    return messageItem(
      messageOf('contentDecided', { personId, stationId, cause: [_id, version], at: now, params }),
    )
  },
  /** What the decision had told is not told any more, or told not to hold. */
  tellTakenBack: ({ check, now }) => {
    const { _id, version, authorId: personId, stationId, title, page, state } = check
    const told = messageIdOf('contentDecided', personId, [_id, check.toldVersion ?? version - 1])
    const params = { title: '内容还在看', caption: takenBackWords(title, state), page }
    return callOffItem(
      told,
      messageOf('toDo', { personId, stationId, cause: [_id, version], at: now, params }),
    )
  },
}

const takenBackWords = (title: string, state: CheckDocument['state']): string =>
  state === 'passed'
    ? `「${title}」刚才说收起来了，是看错了，大家又可以看到了。`
    : `「${title}」刚才告诉您的结果收回了，工作人员再看一遍，好了会再告诉您。`

/**
 * Moves a check by compare-and-swap and does what follows. `decide` is pure and is asked again with a fresh reading
 * when somebody else was faster; its refusal is handed on. BUSY when that happens too often.
 * @param check as read before
 */
export async function moveCheck<K extends string>(
  check: CheckDocument,
  now: number,
  decide: (current: CheckDocument) => Decision<CheckChange, K>,
): Promise<Decision<CheckDocument, K>> {
  const moved = await moveCase<CheckDoc, K>({
    collection: CHECKS,
    read: check as CheckDoc,
    now,
    decide: (current) => {
      const decision = decide(current)
      if (!decision.ok) return decision
      const { check: after, update, effects } = decision.value
      const { items } = carryOut(executors, effects, { check: after, now })
      return ok({ update, after: after as CheckDoc, items })
    },
  })
  if (moved.ok) return ok(moved.value.doc)
  invariant(moved.error.code !== 'NOT_FOUND', 'a check vanished while being moved')
  return moved as { ok: false; error: Rejection<K> }
}
