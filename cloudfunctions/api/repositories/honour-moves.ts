/** Owns moving an honour: decided by its table, and written with what the move says of it. */
import type { HonourDocument } from '@/domain/honour/documents'
import { type HonourEvent, honourFacts, honourFlow } from '@/domain/honour/flow'
import { marksOf } from '@/domain/honour/rules'
import { applied } from '@/domain/kernel/applied'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import { setting, together } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { decide, moved, transitionPatch, type WorkflowCode } from '@/domain/kernel/workflow'
import { moveCase, type MoveResult } from '../kernel/move-case'
import { type HonourDoc, HONOURS } from './honours'

/** What a move writes beside the state, and what follows it. */
interface Says {
  set: Partial<Pick<HonourDocument, 'boards' | 'story'>>
  items?: readonly OutboxItem[]
}

interface HonourMove {
  event: HonourEvent
  /** The version that was seen. */
  version: number
  by: string
  as: readonly ('holder' | 'staff' | 'system')[]
  reason?: string
  now: number
  /** Of the honour as it stands; null where that is what it says already. */
  says?: (current: HonourDoc) => Says | null | Promise<Says | null>
}

type HonourCode = WorkflowCode | 'STALE' | 'REASON_NEEDED' | 'HONOUR_ASK_HOLDER' | 'NOT_FOUND'

/** Moves an honour; who repeats a move is answered with what stands. One request and those of what follows. */
export const moveHonour = (
  read: HonourDoc,
  { event, version, by, as, reason = '', now, says = () => ({ set: {} }) }: HonourMove,
): Promise<Decision<MoveResult<HonourDoc>, HonourCode>> =>
  moveCase<HonourDoc, HonourCode>({
    ...{ collection: HONOURS, read, now },
    decide: async (current) => {
      const said = await says(current)
      if (said === null) return ok({ update: null, after: current })
      const last = current.history[current.history.length - 1]
      const repeated = current.version === version + 1 && last?.on === event && last.by === by
      if (repeated) return ok({ update: null, after: current })
      const facts = honourFacts(current, reason)
      const move = decide(honourFlow, current, event, { by, roles: as, at: now, facts, note: reason })
      if (!move.ok) return move
      if (current.version !== version) return reject('STALE')
      const fields = { ...said.set, marks: move.value.to === 'shown' ? marksOf(current) : [] }
      return ok({
        update: together(transitionPatch(current, move.value), setting(fields)),
        after: applied(moved(current, move.value), { $set: fields }),
        items: said.items ?? [],
      })
    },
  })
