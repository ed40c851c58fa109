/** Owns the way past partners: the list, one of them, what they promised, an agreement at the desk. */
import type { CaseDocument } from '../../../src/domain/case/documents'
import { appPages } from '../../../src/domain/app-pages'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const WANG = 'demo-resident-wang'
const ZHOU = 'demo-staff-zhou'

export async function allyStops(test: TestCloud): Promise<Stop[]> {
  const cases = await test.rows<CaseDocument>('cases')
  const kept = cases.find(({ kind, state }) => kind === 'pledge' && state === 'kept')
  const agreement = cases.find(({ kind, state }) => kind === 'agreement' && state === 'ending')
  if (!kept || !agreement) throw new Error('the demo has no pledges or agreements')
  const at = (name: string, page: string, openid = WANG): Stop => ({ name, openid, page })
  return [
    { ...at('allies', appPages.allies), main: true },
    { ...at('ally', appPages.ally('ally-diner')), main: true },
    at('ally-late', appPages.ally('ally-optics'), ZHOU),
    at('ally-pledges', appPages.caseBoard('pledge')),
    at('ally-pledge', appPages.case('pledge', kept._id), ZHOU),
    at('ally-pledge-form', appPages.beginCaseOf('pledge', 'ally-diner'), ZHOU),
    at('ally-agreement', appPages.case('agreement', agreement._id), ZHOU),
  ]
}
