/** Owns the way past the pages about waste, old things and works for the neighbourhood. */
import type { SortingPointDocument } from '../../../src/domain/sorting/documents'
import type { LivelihoodDocument } from '../../../src/domain/livelihood/documents'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { casePages } from '../../../src/domain/case-pages'
import { greenPages } from '../../../src/domain/green-pages'
import { STATION_ID } from '../../../demo/station-id'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const LI = 'demo-volunteer-li'
const WANG = 'demo-resident-wang'
const ZHOU = 'demo-staff-zhou'
/** At the garden station, where there is a workshop. */
const ZHU = 'demo-resident-zhu'

export async function greenStops(test: TestCloud): Promise<Stop[]> {
  const [point] = await test.rows<SortingPointDocument>('sortingPoints')
  const works = await test.rows<LivelihoodDocument>('livelihoods')
  const work = works.find(({ metrics }) => metrics.length > 0)
  const things = await test.rows<CaseDocument>('cases', { kind: 'reuse', stationId: STATION_ID })
  const thing = things.find(({ state }) => state === 'displayed')
  const taken = things.find(({ state }) => state === 'received')
  if (!thing || !taken) throw new Error('the demo has no old things')
  if (!work) throw new Error('the demo has no works for the neighbourhood')
  if (!point) throw new Error('the demo has no point where waste is put out')
  const at = (name: string, page: string, openid = WANG): Stop => ({ name, openid, page })
  return [
    { ...at('green-sorting', greenPages.sorting), main: true },
    at('green-reuse', greenPages.reuse, ZHU),
    at('green-reuse-one', casePages.case('reuse', thing._id), LI),
    at('green-reuse-form', casePages.beginCase('reuse')),
    at('green-reuse-desk', casePages.case('reuse', taken._id), ZHOU),
    at('green-point', greenPages.sortingPoint(point._id), LI),
    at('green-desk-sorting', greenPages.deskSorting, ZHOU),
    at('green-works', greenPages.works),
    { ...at('green-work', greenPages.work(work._id)), main: true },
    at('green-desk-works', greenPages.deskWorks, ZHOU),
    at('green-work-form', greenPages.workForm(work._id), ZHOU),
    at('green-point-form', greenPages.sortingPointForm(point._id), ZHOU),
  ]
}
