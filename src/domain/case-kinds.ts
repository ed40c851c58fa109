/** Owns the list of all kinds of cases. A new one is one line here; everything that serves all kinds reads this list. */
import { agreement } from './agreement'
import { award } from './award'
import type { CaseKind } from './case/define-case'
import { complaint } from './complaint'
import { dataRequest } from './data-request'
import { jobPost } from './gig/post'
import { seeker } from './gig/seeker'
import { incident } from './incident'
import { invitation } from './invitation'
import { invariant } from './kernel/errors'
import { mediation } from './mediation'
import { objection } from './objection'
import { order } from './order'
import { pledge } from './pledge'
import { reuse } from './reuse'
import { starApplication } from './star'
import { tradition } from './tradition'
import { whistle } from './whistle'

export const caseKinds = {
  ...{ complaint, incident, order, mediation, invitation, whistle, dataRequest },
  ...{ objection, star: starApplication, award, tradition },
  ...{ agreement, pledge, jobPost, seeker },
  reuse,
}

export type CaseKinds = typeof caseKinds
export type CaseKindName = keyof CaseKinds

/** The kind of a stored case. Throws InvariantError for a name that no kind has. */
export function kindOf(name: string): CaseKind {
  const kinds: Record<string, CaseKind> = caseKinds
  const kind = kinds[name]
  invariant(kind, `no kind of case is called ${name}`)
  return kind
}
