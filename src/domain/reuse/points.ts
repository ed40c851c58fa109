/** Owns what is booked for an old thing: on the account of whoever gave it, by the rule of the day on which it found its use. */
import type { CaseDocument } from '../case/documents'
import type { CreditFacts } from '../hours/credit-facts'
import { pointsFor, type PointsRules } from '../points/rules'

const USES = ['remake', 'reuse', 'recycle']

/** Null while it has found none, and where the station's rule gives nothing. */
export function creditFor(
  { _id, number, ownerId, history }: Pick<CaseDocument, '_id' | 'number' | 'ownerId' | 'history'>,
  rules: PointsRules,
): CreditFacts | null {
  const used = history.find(({ on }) => USES.includes(on))
  if (!used) return null
  const { points, ruleId } = pointsFor('reuse', rules, used.at)
  if (points === 0) return null
  return {
    ...{ accountId: ownerId, sourceKey: `reuse:${_id}`, amounts: { points }, ruleId },
    ...{ at: used.at, byPersonId: used.by, note: `第 ${number} 号旧物派上了用场` },
  }
}
