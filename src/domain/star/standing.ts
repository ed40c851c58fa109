/** Owns what the case of a star makes of its owner: given or taken with the state of that case. */
import type { CaseDocument } from '../case/documents'
import type { GuardedUpdate } from '../kernel/guarded-update'
import type { StarHeld } from '../person/stars'

const states: Readonly<Record<string, StarHeld['state']>> = { granted: 'held', rests: 'rests' }

/** Which star a case is about. */
export const starIn = ({ form }: Pick<CaseDocument, 'form'>): number => Number(form['star'])

/** What the case of a star, as it stands, makes of its owner; older news of it change nothing. */
export function starStanding(one: CaseDocument): GuardedUpdate {
  const path = `stars.${starIn(one)}`
  const at = [...one.history].reverse().find(({ on }) => on === 'grant')?.at ?? one.movedAt
  const held: StarHeld = {
    ...{ caseId: one._id, at, version: one.version },
    state: states[one.state] ?? 'gone',
  }
  return {
    guard: {
      $or: [
        { [path]: { $exists: false } },
        { [`${path}.caseId`]: { $ne: one._id } },
        { [`${path}.version`]: { $lt: one.version } },
      ],
    },
    patch: { $set: { [path]: held } },
  }
}
