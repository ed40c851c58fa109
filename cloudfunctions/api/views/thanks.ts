/** Owns how somebody's own thanks are shown. */
import type { Output } from '@/contract'
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { thanksFacts, thanksFlow, type ThanksDocument, thanksRules, unsaid } from '@/domain/activity/thanks'
import { DAY } from '@/domain/kernel/clock'
import { decide } from '@/domain/kernel/workflow'

export const ownThanks = (
  { endAt }: Pick<SessionDocument, 'endAt'>,
  thanks: ThanksDocument | null,
): Output<'thanks.say'> => ({
  form: thanks?.form ?? null,
  version: thanks?.version ?? 0,
  until: endAt + thanksRules.openDays * DAY,
  verdict: thanks?.content?.verdict ?? null,
})

/** The same on the page of the session; null where there is nothing to say and nothing was said. */
export function thanksOnPage(
  session: SessionDocument,
  thanks: ThanksDocument | null,
  rows: readonly EnrollmentDocument[],
  { personId, now }: { personId: string; now: number },
): Output<'thanks.say'> | null {
  const facts = thanksFacts(session, rows, now)
  const may = decide(thanksFlow, thanks ?? unsaid, 'say', { by: personId, roles: ['guest'], at: now, facts })
  return may.ok || thanks ? ownThanks(session, thanks) : null
}
