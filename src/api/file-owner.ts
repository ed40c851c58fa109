/** Owns whose name stands in the path of an upload: that of whoever holds this phone now. */
import { call } from './client'

/**
 * The id of whoever holds this phone. It is asked for each time, because a name that was remembered of somebody else would
 * have every file refused; empty when it cannot be known, and without signal nothing is sent either.
 */
export async function ownerOfFiles(): Promise<string> {
  const answer = await call('me.open', {})
  return answer.ok ? answer.data.profile.personId : ''
}
