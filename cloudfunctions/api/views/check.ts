/** Owns how the check of a piece is shown: to those who decide, and to its author. */
import type { Output } from '@/contract'
import { checkFlow, takingsBack } from '@/domain/moderation/check-flow'
import { type Actor, factsOf, wayBackOf } from '@/domain/moderation/decide-check'
import type { CheckDocument, CheckedPiece, Finding } from '@/domain/moderation/documents'
import { labelText } from '@/domain/moderation/rules'
import { decide } from '@/domain/kernel/workflow'
import { maskName } from '@/domain/person/mask'
import { heldOf } from '@/domain/person/roles'
import type { Caller } from '../handler'
import { buttonsOf } from './buttons'
import { rowsOf } from './rows'

type ItemView = Output<'moderation.decide'>
type OwnView = Output<'moderation.appeal'>
type AtDesk = Output<'store.deskPrize'>['check']

/** The caller as the table of checks knows him. */
export const checkActor = (caller: Caller): Actor => ({
  personId: caller.personId,
  roles: heldOf(checkFlow.roles, caller),
})

const findingTexts: Record<Finding, string> = {
  pending: '没有回音',
  pass: '没有发现问题',
  review: '拿不准',
  risky: '认为有风险',
}

const said = (what: string, finding: Finding, label: number | null): string[] =>
  finding === 'pass'
    ? []
    : [
        `${what}机器${findingTexts[finding]}${label === null || label === 100 ? '' : `（${labelText(label)}）`}`,
      ]

/** Why a person must look: what the service could not say is good, of text and media in turn. */
function whyOf(check: CheckDocument): string {
  const names = { image: '照片', voice: '录音', document: '附件' }
  const parts = [
    ...said('文字', check.textFinding, check.textLabel),
    ...check.media.flatMap(({ kind, finding, label }) => said(names[kind], finding, label)),
  ]
  return [...new Set(parts)].join('；')
}

const takesBack: readonly string[] = takingsBack

/** A check for those who decide on it. Buttons that need a typed reason are judged as if it were typed. */
export function checkItem(check: CheckDocument, caller: Caller, now: number): ItemView {
  const actor = checkActor(caller)
  const facts = factsOf(check, actor, { now, reason: '—' })
  const attempt = { by: actor.personId, roles: actor.roles, at: now, facts }
  const back = wayBackOf(check)
  return {
    checkId: check._id,
    version: check.version,
    state: check.state,
    stateText: checkFlow.states[check.state].label,
    subjectKind: check.subject.kind,
    title: check.title,
    text: check.text,
    media: rowsOf(check.media, ({ fileId, keptId, kind, finding, label }) =>
      kind === 'document'
        ? []
        : [{ fileId: keptId ?? fileId, kind, finding, label: finding === 'pass' ? '' : labelText(label) }],
    ).flat(),
    author: maskName(check.authorName),
    authorHistory: check.authorHistory,
    createdAt: check.createdAt,
    dueAt: check.dueAt,
    why: whyOf(check),
    reason: check.reason,
    appealReason: check.appealReason,
    mayTakeBack: back !== null && decide(checkFlow, check, back, attempt).ok,
    moves: buttonsOf(checkFlow, check, attempt).filter(({ event }) => !takesBack.includes(event)),
  }
}

/** A check for its author. */
export function ownCheck(check: CheckDocument, now: number): OwnView {
  const actor: Actor = { personId: check.authorId, roles: ['author'] }
  const facts = factsOf(check, actor, { now, reason: '—' })
  const attempt = { by: actor.personId, roles: actor.roles, at: now, facts }
  return {
    checkId: check._id,
    state: check.state,
    stateText: checkFlow.states[check.state].label,
    title: check.title,
    reason: check.state === 'blocked' ? check.reason : '',
    mayAppeal: decide(checkFlow, check, 'appeal', attempt).ok,
    dueAt: check.dueAt,
    page: check.page,
  }
}

/**
 * How far a piece is, beside it at the desk; null where there is nothing that was checked.
 * @param turnedDown its check when it was turned down: only then is there a reason, and a second look to ask for
 */
export function checkedAtDesk(
  piece: CheckedPiece | null | undefined,
  turnedDown: CheckDocument | null,
  caller: Caller,
  now: number,
): AtDesk {
  if (!piece) return null
  const { checkId, verdict } = piece
  if (turnedDown === null) return { checkId, verdict, reason: '', mayAppeal: false }
  const { reason, mayAppeal } = ownCheck(turnedDown, now)
  return { checkId, verdict, reason, mayAppeal: mayAppeal && turnedDown.authorId === caller.personId }
}
