/**
 * Owns WeChat's later answer about a picture or a recording. It comes as an event that any mini-program could send as
 * well; what makes it true is the trace it names, which only WeChat and we know.
 */
import { ok } from '@/domain/kernel/errors'
import { learn } from '@/domain/moderation/decide-check'
import type { CheckDocument } from '@/domain/moderation/documents'
import { suggestionOf } from '../api/platform/content'
import { findByTrace, moveCheck } from '../api/repositories/checks'

interface MediaEvent {
  Event: 'wxa_media_check'
  trace_id: string
  result?: unknown
  errcode?: number
}

const TRACE = /^[A-Za-z0-9_.:-]{8,128}$/

export function isMediaEvent(event: unknown): event is MediaEvent {
  const { Event, trace_id } = (event ?? {}) as { Event?: unknown; trace_id?: unknown }
  return Event === 'wxa_media_check' && typeof trace_id === 'string' && TRACE.test(trace_id)
}

/**
 * Notes the finding and moves the check when all is known. An unknown trace, or one that was answered, changes
 * nothing; a service that could not look leaves it to a person.
 */
export async function takeMediaVerdict(event: MediaEvent, now: number): Promise<void> {
  const check = await findByTrace(event.trace_id)
  if (!check) return
  const found = suggestionOf(event.result) ?? { suggest: 'review' as const, label: null }
  await moveCheck(check, now, (current) => {
    const media = withFinding(current, event.trace_id, found)
    return ok(media ? learn(current, { media }, now) : { check: current, update: null, effects: [] })
  })
}

function withFinding(
  check: CheckDocument,
  traceId: string,
  { suggest, label }: { suggest: 'pass' | 'review' | 'risky'; label: number | null },
): CheckDocument['media'] | null {
  const open = check.media.some((medium) => medium.traceId === traceId && medium.finding === 'pending')
  if (!open) return null
  return check.media.map((medium) =>
    medium.traceId === traceId ? { ...medium, finding: suggest, label } : medium,
  )
}
