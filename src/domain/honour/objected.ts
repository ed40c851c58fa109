/** Owns what an objection does to an honour: it stands on no board, comes back, or is revoked. */
import { objectedBy, relievedOf } from '../case/objected'
import type { Objections, Outcome } from '../case/documents'
import { type Move, decide } from '../kernel/workflow'
import type { HonourDocument } from './documents'
import { type HonourEvent, honourFacts, honourFlow } from './flow'

const TIMER = 'system'

/** Whether the objections have put it to rest, and not the station. */
const restsByThem = ({ history }: Pick<HonourDocument, 'history'>): boolean =>
  history.filter(({ on }) => on === 'rest').pop()?.by === TIMER

/** What happens to it now; null where it stays as it is. */
function eventOf(honour: HonourDocument, open: number, outcome: Outcome | null): HonourEvent | null {
  if (outcome === null) return 'rest'
  if (outcome === 'upheld') return 'revoke'
  return open === 0 && restsByThem(honour) ? 'resume' : null
}

/**
 * The objections after one was begun, or has ended with an outcome, and the move that follows from it; null when that is
 * known already. An honour that does not stand by then is only told of it.
 */
export function objectedTo(
  honour: HonourDocument,
  { caseId, outcome, now }: { caseId: string; outcome: Outcome | null; now: number },
): { objections: Objections; move: Move<HonourDocument['state']> | null } | null {
  const objections = (outcome === null ? objectedBy : relievedOf)(honour.objections, caseId)
  if (objections === null) return null
  const event = eventOf(honour, objections.open.length, outcome)
  const reason = outcome === 'upheld' ? '有人提出异议，查实了' : '有人提出异议，正在核实'
  const facts = { ...honourFacts(honour, reason, null), objected: false }
  const move =
    event && decide(honourFlow, honour, event, { by: TIMER, roles: ['system'], at: now, facts, note: reason })
  return { objections, move: move?.ok ? move.value : null }
}
