/** Owns the one question that whoever runs the environment may put to it without being a person of it. */
import { callerContext, startedBy } from './platform/cloud'
import { readUpgrade, setUpTroubles } from './repositories/system-check'

export const isOperatorsLook = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'operator' in event

/**
 * What is not set up, in words; nothing about anybody and no secret. A mini-program never comes without a person, so it
 * is told nothing.
 */
export async function lookForOperator(
  now: number,
): Promise<{ troubles: string[]; upgrade?: { done: number; of: number } }> {
  if (startedBy() === 'person' || callerContext().openid !== '') return { troubles: ['这里只回答管环境的人'] }
  const troubles = await setUpTroubles(null, now)
  return troubles.length > 0 ? { troubles } : { troubles, upgrade: await readUpgrade() }
}
