/** Owns the way past work: the posts that hang, one of them, what is asked most often, the desk of it. */
import type { CaseDocument } from '../../../src/domain/case/documents'
import { casePages } from '../../../src/domain/case-pages'
import { gigPages } from '../../../src/domain/gig-pages'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

export async function gigStops(test: TestCloud): Promise<Stop[]> {
  const [post] = await test.rows<CaseDocument>('cases', { kind: 'jobPost', state: 'published' })
  const [seeker] = await test.rows<CaseDocument>('sealedCases', { kind: 'seeker', state: 'referred' })
  if (!post || !seeker) throw new Error('the demo has no posts or nobody who was referred')
  const at = (name: string, page: string, openid = 'demo-resident-wang'): Stop => ({ name, openid, page })
  return [
    { ...at('gig-board', gigPages.board), main: true },
    at('gig-post', gigPages.post(post._id)),
    at('gig-answers', gigPages.answers),
    at('desk-gig', gigPages.desk, 'demo-staff-zhou'),
    at('desk-gig-seeker', casePages.case('seeker', seeker._id), 'demo-staff-zhou'),
    at('desk-gig-post', casePages.beginCase('jobPost'), 'demo-staff-zhou'),
  ]
}
