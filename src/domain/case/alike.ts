/** Owns by what the cases on a board are found: where they are, and which may be the same thing as one that is being written. */
import { DAY } from '../kernel/clock'
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'
import { spotIn } from './form'
import { partnerIn } from './partner'

/** What somebody looks for on a board: a spot or a partner, and the answer by which two there are alike. */
export interface LookedFor {
  spot: string
  same?: string | undefined
}

/** The mark of what is looked for. */
export const markOf = ({ name }: Pick<CaseKind, 'name'>, { spot, same }: LookedFor): string =>
  [name, spot, ...(same === undefined ? [] : [same])].join('@')

/** The marks by which a new case is found: its partner, its spot where two of one may be alike; none of any other form. */
export function marksOf(
  kind: Pick<CaseKind, 'name' | 'form' | 'board'>,
  answers: CaseDocument['form'],
): string[] {
  const partner = partnerIn(kind.form, answers)
  if (partner !== null) return [markOf(kind, { spot: partner })]
  const spot = kind.board?.alike ? spotIn(kind.form, answers) : null
  if (spot === null) return []
  const same = answers[kind.board?.alike?.same ?? '']
  return [
    markOf(kind, { spot }),
    ...(typeof same === 'string' && same !== '' ? [markOf(kind, { spot, same })] : []),
  ]
}

/** Since when two may be the same thing. */
export const alikeSince = ({ board }: Pick<CaseKind, 'board'>, now: number): number =>
  board?.alike ? now - board.alike.days * DAY : 0
