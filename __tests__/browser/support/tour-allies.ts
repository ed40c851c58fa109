/** Owns the way past partners: the list, one of them, what they promised, an agreement at the desk. */
import type { CaseDocument } from '../../../src/domain/case/documents'
import { furtherPages } from '../../../src/domain/further-pages'
import { casePages } from '../../../src/domain/case-pages'
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
    { ...at('allies', furtherPages.allies), main: true },
    { ...at('ally', furtherPages.ally('ally-diner')), main: true },
    at('ally-late', furtherPages.ally('ally-optics'), ZHOU),
    at('ally-pledges', casePages.caseBoard('pledge')),
    at('ally-pledge', casePages.case('pledge', kept._id), ZHOU),
    at('ally-pledge-form', casePages.beginCaseOf('pledge', 'ally-diner'), ZHOU),
    at('ally-barber', furtherPages.ally('ally-barber'), ZHOU),
    at('ally-drawn', furtherPages.allyDrawn(agreement._id), ZHOU),
    at('ally-agreement', casePages.case('agreement', agreement._id), ZHOU),
  ]
}
