/** Owns the way past partners: the list, one of them, what they promised, an agreement at the desk, and the stalls of a fair. */
import { PEARL } from '../../../demo/district/ids'
import { staffOf } from '../../../demo/district/make'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { appPages } from '../../../src/domain/app-pages'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { furtherPages } from '../../../src/domain/further-pages'
import { stallPages } from '../../../src/domain/stall-pages'
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
  const [fair] = await test.rows<SessionDocument>('sessions', { stationId: PEARL, type: 'fair' })
  if (!fair) throw new Error('the demo has no fair')
  const stalls = { openid: staffOf(PEARL), page: stallPages.desk(fair._id) }
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
    { ...at('fair', appPages.session(fair._id), stalls.openid), main: true },
    { name: 'fair-stalls', ...stalls, main: true },
    { name: 'fair-stall-give', ...stalls, first: (phone) => phone.tap(/空着$/) },
    { name: 'fair-stall-held', ...stalls, first: (phone) => phone.tap(/给了$/) },
    { name: 'fair-stall-add', ...stalls, first: (phone) => phone.tap('加摊位') },
    { ...stalls, name: 'fair-stalls-sheet', page: stallPages.sheet(fair._id) },
    at('ally-agreement', casePages.case('agreement', agreement._id), ZHOU),
  ]
}
