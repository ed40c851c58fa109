/** Owns that the cases which another one names come to what that has come to: what was reported and is a department's waits for it. */
import { kindOf } from '@/domain/case-kinds'
import { drivenBy } from '@/domain/case/driving'
import type { Work } from '../kernel/outbox'
import { getDoc } from '../platform/cloud'
import { sendByTimer } from '../repositories/case-moves'
import { type CaseDoc, casesOf } from '../repositories/cases'

/** As the case stands now, whatever order the items come in. Three requests for each that it names, and the letters. */
export const driveNamed: Work<{ kind: string }> = async ({ kind: name }, { collection, documentId, now }) => {
  const one = await getDoc<CaseDoc>(collection, documentId)
  if (!one) return
  for (const { kind, caseId, event } of drivenBy(kindOf(name), one)) {
    const named = await getDoc<CaseDoc>(casesOf(kindOf(kind)), caseId)
    if (named) await sendByTimer(kindOf(kind), named, { event, now })
  }
}
