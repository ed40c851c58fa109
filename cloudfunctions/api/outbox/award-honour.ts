/** Owns what a recorded award gives to whoever has it: an honour, once, whatever repeats it. */
import { type AwardForm } from '@/domain/award/form'
import { getDoc } from '../platform/cloud'
import type { CaseDoc } from '../repositories/cases'
import { grantHonour } from '../repositories/honours'

export async function recordAward(collection: string, caseId: string, now: number): Promise<void> {
  const one = await getDoc<CaseDoc>(collection, caseId)
  if (one?.state !== 'recorded') return
  const { _id, stationId, ownerId: personId, handlerId } = one
  const { name: title, day, grantedBy, level } = one.form as unknown as AwardForm
  await grantHonour(
    {
      ...{ stationId, kind: 'award', title, period: null, day, grantedBy, level },
      ...{
        holder: { as: 'person', personId },
        source: { kind: 'award', id: _id },
        by: handlerId ?? personId,
      },
    },
    now,
  )
}
