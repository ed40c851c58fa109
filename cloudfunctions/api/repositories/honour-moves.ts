/** Owns moving an honour: decided by its table, and written with what the move says of it. */
import type { Outcome } from '@/domain/case/documents'
import type { HonourDocument } from '@/domain/honour/documents'
import { type HonourEvent, honourFacts, honourFlow } from '@/domain/honour/flow'
import { honourNewsOf } from '@/domain/honour/news'
import { objectedTo } from '@/domain/honour/objected'
import { marksOf } from '@/domain/honour/rules'
import type { Near } from '@/domain/household/near'
import { applied } from '@/domain/kernel/applied'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import { setting, together } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { decide, moved, transitionPatch, type WorkflowCode } from '@/domain/kernel/workflow'
import { moveCase, type MoveResult } from '../kernel/move-case'
import { type HonourDoc, HONOURS } from './honours'
import { messageItem } from './items'
import { messageOf } from './messages'

/** What a move writes beside the state, and what follows it. */
interface Says {
  set: Partial<Pick<HonourDocument, 'boards' | 'story'>>
  items?: readonly OutboxItem[]
}

export interface HonourMove {
  event: HonourEvent
  /** The version that was seen. */
  version: number
  /** Whoever moves it, of the station read `withKin`. */
  by: Near
  as: readonly ('holder' | 'staff' | 'system')[]
  reason?: string
  now: number
  /** Whether the honour says already what the move would say of it; where it says nothing, who moved it last tells. */
  stands?: (current: HonourDoc) => boolean
  /** Asked once the move was granted. */
  says?: (current: HonourDoc) => Says | Promise<Says>
}

type HonourCode =
  | WorkflowCode
  | 'STALE'
  | 'OWN_RECORD'
  | 'REASON_NEEDED'
  | 'HONOUR_ASK_HOLDER'
  | 'HONOUR_OBJECTED'
  | 'NOT_FOUND'

/** Whether this very move was made by this person on the version that was seen, and nothing since. */
function isRepeat({ version: stands, history }: HonourDoc, { version, event, by }: HonourMove): boolean {
  const last = history[history.length - 1]
  return stands === version + 1 && last?.on === event && last.by === by.personId
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
      const facts = honourFacts(current, reason, by)
      const granted = decide(honourFlow, current, event, {
        ...{ by: by.personId, roles: as, at: now },
        ...{ facts, note: reason },
      })
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

/** What its holder is told of a move that somebody else makes; nothing where nobody can be. */
export function honourLetters(
  { _id, ownerId: personId, stationId, version, title }: HonourDoc,
  event: string,
  reason: string,
  at: number,
): OutboxItem[] {
  const params = honourNewsOf(event, title, reason)
  return personId === null || params === null
    ? []
    : [messageItem(messageOf('honourNews', { personId, stationId, cause: [_id, version], at, params }))]
}

/** An objection is begun against an honour, or has ended; done again it changes nothing. The requests of {@link moveHonour}. */
export const objectToHonour = (
  read: HonourDoc,
  objecting: { caseId: string; outcome: Outcome | null; now: number },
): Promise<Decision<MoveResult<HonourDoc>, 'NOT_FOUND'>> =>
  moveCase<HonourDoc, 'NOT_FOUND'>({
    ...{ collection: HONOURS, read, now: objecting.now },
    decide: (current) => {
      const objected = objectedTo(current, objecting)
      if (objected === null) return ok({ update: null, after: current })
      const { objections, move } = objected
      if (move === null) {
        const noted = { objections, version: current.version + 1 }
        const update = together({ guard: { version: current.version }, patch: {} }, setting(noted))
        return ok({ update, after: { ...current, ...noted } })
      }
      const fields = { objections, marks: move.to === 'shown' ? marksOf(current) : [] }
      const { on, note = '' } = move.historyEntry
      return ok({
        update: together(transitionPatch(current, move), setting(fields)),
        after: { ...moved(current, move), ...fields },
        items: honourLetters(current, on, note, objecting.now),
      })
    },
  })
