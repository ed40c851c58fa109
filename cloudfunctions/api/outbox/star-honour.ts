/** Owns what somebody has by the case of a star: the star with the person, and the honour that boards show. */
import { dayOf } from '@/domain/kernel/clock'
import type { PersonDocument } from '@/domain/person/documents'
import { starName } from '@/domain/star/ladder'
import { starIn, starStanding } from '@/domain/star/standing'
import { changeDoc, type Doc, getDoc } from '../platform/cloud'
import type { CaseDoc } from '../repositories/cases'
import { moveHonour } from '../repositories/honour-moves'
import { grantHonour, type HonourDoc } from '../repositories/honours'
import { findStation } from '../repositories/stations'

/** By which event an honour comes to stand as the case does; null where it does already, or never was given. */
function eventFor(state: string, honour: HonourDoc): 'rest' | 'resume' | 'revoke' | null {
  if (state === 'granted') return honour.state === 'resting' ? 'resume' : null
  if (state === 'rests') return honour.state === 'shown' ? 'rest' : null
  return honour.state === 'shown' || honour.state === 'resting' ? 'revoke' : null
}

const reasons = { rest: '有人提了异议，正在查', resume: '', revoke: '异议成立' } as const

async function honourOf(one: CaseDoc, now: number): Promise<HonourDoc> {
  const station = await findStation(one.stationId)
  const granted = one.history.find(({ on }) => on === 'grant')?.at ?? one.movedAt
  // Whoever let it pass has no part in deciding about an objection to the honour.
  const by = one.history.find(({ on }) => on === 'approve')?.by ?? 'system'
  return grantHonour(
    {
      ...{ stationId: one.stationId, kind: 'star', title: starName(starIn(one)), period: null },
      ...{ day: dayOf(granted), grantedBy: station?.name ?? '', level: 'station', by },
      holder: { as: 'person', personId: one.ownerId },
      source: { kind: 'star', id: one._id },
    },
    now,
  )
}

/**
 * Brings what its owner has by a case in line with how the case stands now. Whoever is late with an older reading looks
 * again afterwards, so that the last word is the case's own.
 */
export async function standBy(collection: string, caseId: string, now: number): Promise<void> {
  let one = await getDoc<CaseDoc>(collection, caseId)
  for (let seen = -1; one && one.version !== seen; one = await getDoc<CaseDoc>(collection, caseId)) {
    seen = one.version
    const { guard, patch } = starStanding(one)
    const owner = await getDoc<PersonDocument & Doc>('people', one.ownerId)
    await changeDoc('people', one.ownerId, guard, patch)
    // What was granted to a record that was closed belongs to whoever it stands for by now.
    if (owner?.merged) await changeDoc('people', owner.merged.into, guard, patch)
    const honour = await honourOf(one, now)
    const event = eventFor(one.state, honour)
    if (event === null) continue
    const { version } = honour
    await moveHonour(honour, {
      event,
      version,
      by: { personId: 'system' },
      as: ['system'],
      reason: reasons[event],
      now,
    })
  }
}
