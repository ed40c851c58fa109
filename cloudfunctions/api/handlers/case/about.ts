/** Owns what is fixed before a case is begun: what it is about, who has no part in deciding it, and whether one is open already. */
import type { ParsedInput } from '@/contract'
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { goesOn } from '@/domain/case/sight'
import { type Context, done, joinedOne, refuse, type Result } from '../../handler'
import { derivedId } from '../../platform/identity'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { type CaseDoc, newestJoin } from '../../repositories/cases'
import { sharersWith } from '../../repositories/households'
import { subjectIn, subjectSource } from '../../subjects'

type Input = ParsedInput<CaseAction<'begin'>>
type Beginning = Pick<Context<CaseAction<'begin'>>, 'input' | 'caller' | 'joined' | 'requestKey' | 'asked'>

/** What it is about, and the newest of the caller's own of which one may be open. */
export const aboutJoins = (kind: CaseKind, { about }: Input, personId: string): Record<string, Join> => ({
  ...(kind.begin.about && about ? { subject: subjectSource(about.kind).join(about.id) } : {}),
  ...(kind.begin.oneOpen ? { newest: newestJoin(kind, personId, about ?? null) } : {}),
})

/** As it is kept with the case; null of a kind that is about nothing. */
export interface About {
  link: CaseDocument['link']
  involvedIds: string[]
}

/**
 * What it is about, with those who have no part in deciding it: whose it is, who has decided it, and all who pool points
 * with one of them or with whoever objects. Two requests.
 */
export async function aboutOf(
  kind: CaseKind,
  { input: { about }, caller, joined }: Beginning,
): Promise<Result<About | null>> {
  if (!kind.begin.about || !about) return done(null)
  const subject = subjectIn(about, joinedOne<Doc>(joined, 'subject'), caller)
  if (!subject) return refuse('NOT_FOUND')
  const { title, aboutIds, deciderIds } = subject
  if (aboutIds.includes(caller.personId)) return refuse('CASE_ABOUT_OWN')
  const near = await sharersWith([...aboutIds, ...deciderIds, caller.personId])
  return done({ link: { ...about, title }, involvedIds: [...new Set([...aboutIds, ...deciderIds, ...near])] })
}

/** By which request a case was made, of a kind of which one is open at a time. */
export const makerOf = (requestKey: string): string => derivedId('q', requestKey)

/** The case that stands instead of a new one: what this very request has made. Another one that is open, or was answered, refuses it. */
export function standingFor(kind: CaseKind, context: Beginning): Result<CaseDoc | null> {
  const { joined, requestKey, asked } = context
  const newest = joinedOne<CaseDoc>(joined, 'newest')
  if (!newest) return done(null)
  if (newest.madeBy === makerOf(requestKey))
    return newest.asked === asked ? done(newest) : refuse('REQUEST_KEY_REUSED')
  if (goesOn(kind, newest)) return refuse('CASE_OPEN_ALREADY')
  return isAnswered(kind, newest, context) ? refuse('CASE_ABOUT_ANSWERED') : done(null)
}

/** What was answered is not stopped again by the same person, unless it was put up anew since. */
function isAnswered(kind: CaseKind, { createdAt }: CaseDoc, { input: { about }, caller, joined }: Beginning) {
  if (!kind.begin.about || !about) return false
  const subject = subjectIn(about, joinedOne<Doc>(joined, 'subject'), caller)
  return subject !== null && createdAt >= (subject.since ?? 0)
}

/** The id of a new case: of a kind of which one is open at a time the one that follows the newest, whatever request asks. */
export function idOf(
  kind: CaseKind,
  { input: { about }, caller: { personId }, joined, requestKey }: Beginning,
): string {
  if (!kind.begin.oneOpen) return derivedId('k', kind.name, personId, requestKey)
  const newest = joinedOne<CaseDoc>(joined, 'newest')
  const what = about ? [about.kind, about.id, about.part] : []
  return derivedId('k', kind.name, personId, ...what, newest?._id ?? '')
}
