/** Owns the answers that nobody types: read where a case is begun, or the reason why it cannot be begun yet. */
import type { CaseKind } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { done, type Result } from '../../handler'
import type { Join } from '../../platform/joins'
import type { Beginning, Known } from './known-answers'
import { starKnown } from './star-facts'

const known: Record<string, Known> = { star: starKnown }

const knownOf = ({ name, begin }: CaseKind): Known | null => (begin.known && known[name]) ?? null

export const knownJoins = (kind: CaseKind, personId: string, now: number): Record<string, Join> =>
  knownOf(kind)?.joins(personId, now) ?? {}

/** The form as it is kept: what was typed and what is known. */
export async function filled(
  kind: CaseKind,
  typed: CaseDocument['form'],
  context: Beginning,
): Promise<Result<CaseDocument['form']>> {
  const read = await knownOf(kind)?.answers(context)
  if (!read) return done(typed)
  return read.ok ? done({ ...typed, ...read.value }) : read
}
