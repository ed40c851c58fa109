/** Owns what the actions about work are asked and refused in the full station. */
import type { ActionName } from '../../src/contract'
import { caseKinds } from '../../src/domain/case-kinds'
import { ask, type Asks } from './ask'
import { broughtTo } from './case-steps'
import { oneOfEach } from './case-asks'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

/** One case of each kind, and a post that hangs. */
export const casesAndPost = async (test: TestCloud) => ({
  cases: await oneOfEach(test),
  postId: (await broughtTo(test, caseKinds.jobPost, 'published'))._id,
})

export const gigAsks = (postId: string): Asks<'gig'> => ({
  'gig.board': ask('o-wisher', {}),
  'gig.post': ask('o-wisher', { postId }),
  'gig.answers': ask('o-wisher', {}),
  'gig.desk': ask('o-staff', {}),
})

export const gigRefusals: { [A in Extract<ActionName, `gig.${string}`>]: Refusals } = {
  'gig.board': {},
  'gig.post': { gone: { postId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'gig.answers': {},
  'gig.desk': { neighbour: 'FORBIDDEN' },
}
