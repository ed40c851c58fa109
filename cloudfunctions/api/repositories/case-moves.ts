/** Owns what follows the moves of cases: whom each of their effects tells, as the kind declares it. */
import { appPages } from '@/domain/app-pages'
import { type CaseChange, type CaseStep, decideCase } from '@/domain/case/decide-case'
import type { CaseKind, Telling } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { type Decision, ok } from '@/domain/kernel/errors'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { moveCase, type MoveResult } from '../kernel/move-case'
import { type CaseDoc, casesOf } from './cases'
import { itemKinds, messageItem } from './items'
import { messageOf } from './messages'

/** What a message may know of a sealed case: which it is and where it stands, and nothing that anybody wrote. */
const bare = (one: CaseDocument): CaseDocument => ({
  ...{ ...one, form: {}, link: null, ownerName: '', handlerName: '', called: {}, history: [], pause: null },
})

/** What one telling comes to: one letter, one for everybody with a role, or none to whoever did it. */
function told(
  { kind, telling: { whom, words }, effect }: { kind: CaseKind; telling: Telling; effect: string },
  one: CaseDocument,
  now: number,
): OutboxItem[] {
  const entry = one.history[one.history.length - 1]
  if (!entry) return []
  const { _id, stationId, version, ownerId, handlerId, involvedIds } = one
  const said = {
    ...(kind.sealed ? words(bare(one), { ...entry, note: '' }) : words(one, entry)),
    page: appPages.case(kind.name, _id),
  }
  const cause = [_id, version]
  if (whom !== 'owner' && whom !== 'handler') {
    const besides = [...new Set([...involvedIds, ownerId, entry.by])]
    const within = kind.scope === 'grid' ? { within: one.gridId ? [one.gridId] : [] } : {}
    const payload = { stationId, roles: whom, ...within, besides, cause, ...said }
    return [itemKinds.tellRoles.item(`${effect}:${version}`, now, payload)]
  }
  const personId = whom === 'owner' ? ownerId : handlerId
  if (personId === null || personId === entry.by) return []
  return [messageItem(messageOf('caseMoved', { personId, stationId, cause, at: now, params: said }))]
}

const itemsOf = (kind: CaseKind, { after, effects }: CaseChange, now: number): OutboxItem[] =>
  effects.flatMap((effect) => {
    const telling = kind.tells[effect]
    return telling ? told({ kind, telling, effect }, after, now) : []
  })

/**
 * Moves a case as its table says, with everything that follows. One request and those of the items.
 * @param read as it was read with the caller, or found by the job
 * @param standing asked of each reading first: what to answer instead of moving; null to go on
 * @returns the case as it stands, and whether this call moved it
 */
export const stepCase = <K extends string>(
  kind: CaseKind,
  read: CaseDoc,
  step: CaseStep,
  standing: (current: CaseDoc) => Decision<'done', K> | null,
): Promise<Decision<MoveResult<CaseDoc>, string>> =>
  moveCase<CaseDoc, string>({
    collection: casesOf(kind),
    read,
    now: step.now,
    decide: (current) => {
      const stands = standing(current)
      if (stands && !stands.ok) return stands
      if (stands) return ok({ update: null, after: current })
      const change = decideCase(kind, current, step)
      if (!change.ok) return change
      const { update, after } = change.value
      return ok({ update, after: after as CaseDoc, items: itemsOf(kind, change.value, step.now) })
    },
  })
