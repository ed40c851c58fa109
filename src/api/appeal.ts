/** Owns asking for a second look at something that did not pass the content check. */
import { call } from './client'
import { failureText } from './failure'

/** @returns what went wrong in a sentence, or null. */
export async function appealCheck(checkId: string, reason: string): Promise<string | null> {
  const answer = await call('moderation.appeal', { checkId, reason })
  return answer.ok ? null : failureText(answer.failure)
}
