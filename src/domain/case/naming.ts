/** Owns how a case names another one, and what a case that names another one as the same thing hands over to it. */
import { type Decision, invariant, ok, reject } from '../kernel/errors'
import type { GuardedUpdate } from '../kernel/guarded-update'
import type { CaseKind } from './define-case'
import { type CaseDocument, type Joined, MOST_JOINED, MOST_MERGED, type NamedCase } from './documents'
import { isOver } from './sight'

/** What has to be known of a case that shall be named. */
export type Nameable = Pick<CaseDocument, '_id' | 'kind' | 'number' | 'state'>

/**
 * Names another case in a role. Whatever carries its people over names an open one that was begun before it: so of two
 * that are the same the first one leads, and no two can ever lead to each other.
 */
export function naming(
  kind: Pick<CaseKind, 'links' | 'flow'>,
  one: Pick<CaseDocument, '_id' | 'number' | 'links'>,
  as: string,
  other: Nameable | null,
): Decision<NamedCase, 'NOT_FOUND' | 'CASE_NOT_THIS_ONE' | 'CASE_NAMES_ENOUGH'> {
  const role = kind.links?.[as]
  invariant(role, `no case is named as ${as}`)
  if (other?.kind !== role.to) return reject('NOT_FOUND')
  const named = (one.links ?? []).filter((link) => link.as === as)
  if (named.length >= role.most) return reject('CASE_NAMES_ENOUGH', { most: role.most })
  if (other._id === one._id || named.some(({ id }) => id === other._id)) return reject('CASE_NOT_THIS_ONE')
  if (role.states && !role.states.includes(other.state)) return reject('CASE_NOT_THIS_ONE')
  const leads = other.number < one.number && !isOver(kind, other)
  return role.carries && !leads ? reject('CASE_NOT_THIS_ONE') : ok({ kind: role.to, id: other._id, as })
}

/** The case to which those who have joined this one have gone over; null while they have not. */
export const carriedTo = (
  { links: roles = {} }: Pick<CaseKind, 'links'>,
  { links = [] }: Pick<CaseDocument, 'links'>,
): string | null => links.find(({ as }) => roles[as]?.carries)?.id ?? null

const nobody: Joined = { count: 0, ids: [], from: [] }

/**
 * Takes over whoever has joined a case that was merged into this one, and its owner; null when that is done. Nobody joins
 * twice, joins the own, or joins what it is kept from; those for whom there is no room are only counted.
 */
export function takeOver(
  into: CaseDocument,
  from: Pick<CaseDocument, '_id' | 'ownerId' | 'joined'>,
): GuardedUpdate | null {
  const there = into.joined ?? nobody
  if (there.from.includes(from._id)) return null
  const { ids, count } = from.joined ?? nobody
  const known = [into.ownerId, ...into.involvedIds, ...there.ids]
  const people = [from.ownerId, ...ids].filter((id) => !known.includes(id))
  const fitting = people.slice(0, MOST_JOINED - there.ids.length)
  return {
    guard: {
      state: into.state,
      'joined.from': { $ne: from._id },
      // One of them may be joining it at this very moment.
      'joined.ids': { $nin: fitting },
    },
    patch: {
      $inc: { 'joined.count': people.length + count - ids.length },
      $push: {
        'joined.from': { $each: [from._id], $slice: -MOST_MERGED },
        ...(fitting.length > 0 && { 'joined.ids': { $each: fitting } }),
      },
    },
  }
}
