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

export interface HonourMove {
  event: HonourEvent
  /** The version that was seen. */
  version: number
  by: string
  as: readonly ('holder' | 'staff' | 'system')[]
  reason?: string
  now: number
  /** Whether the honour says already what the move would say of it; where it says nothing, who moved it last tells. */
  stands?: (current: HonourDoc) => boolean
  /** Asked once the move was granted. */
  says?: (current: HonourDoc) => Says | Promise<Says>
}

type HonourCode = WorkflowCode | 'STALE' | 'REASON_NEEDED' | 'HONOUR_ASK_HOLDER' | 'NOT_FOUND'

/** Whether this very move was made by this person on the version that was seen, and nothing since. */
function isRepeat({ version: stands, history }: HonourDoc, { version, event, by }: HonourMove): boolean {
  const last = history[history.length - 1]
  return stands === version + 1 && last?.on === event && last.by === by
}

/** Moves an honour; who repeats a move is answered with what stands. One request and those of what follows. */
export const moveHonour = (
  read: HonourDoc,
  move: HonourMove,
): Promise<Decision<MoveResult<HonourDoc>, HonourCode>> =>
  moveCase<HonourDoc, HonourCode>({
    ...{ collection: HONOURS, read, now: move.now },
    decide: async (current) => {
      const { event, version, by, as, reason = '', now, stands, says } = move
      const done = stands ? stands(current) : isRepeat(current, move)
      if (done) return ok({ update: null, after: current })
      const facts = honourFacts(current, reason)
      const granted = decide(honourFlow, current, event, { by, roles: as, at: now, facts, note: reason })
      if (!granted.ok) return granted
      if (current.version !== version) return reject('STALE')
      const { set = {}, items = [] } = (await says?.(current)) ?? {}
      const fields = { ...set, marks: granted.value.to === 'shown' ? marksOf(current) : [] }
      return ok({
        update: together(transitionPatch(current, granted.value), setting(fields)),
        after: applied(moved(current, granted.value), { $set: fields }),
        items,
      })
    },
  })
