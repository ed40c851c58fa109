/** Owns the partner that pledges and agreements of tests are of. */
import { agreement } from '../../src/domain/agreement'
import { newCase } from '../../src/domain/case/decide-case'
import { put } from './builders'
import type { TestCloud } from './test-cloud'

export const PARTNER = 'ally-1'

export const putPartner = (test: TestCloud, stationId = 'st1') =>
  test.cloud.store.insert('partners', [
    {
      ...{ _id: PARTNER, stationId, name: '和顺理发店', place: '北门', contact: '孙师傅' },
      ...{ active: true, fetchUntil: null, version: 1, createdAt: 0 },
      face: {
        sort: 'patron',
        needs: '',
        gives: '理发',
        projects: '',
        vows: ['honest'],
        vowedOn: { honest: '2026-11-01' },
      },
    },
  ])

export const AGREEMENT = 'gives-1'

interface Gives {
  id?: string
  stationId?: string
  monthly?: number
  state?: string
  partner?: string
  until?: string
}

/** An agreement in force by which the partner of the tests gives haircuts each month. */
export async function putAgreement(
  test: TestCloud,
  {
    id = AGREEMENT,
    stationId = 'st1',
    monthly = 8,
    state = 'active',
    partner = PARTNER,
    until = '2099-12-31',
  }: Gives = {},
): Promise<string> {
  const form = {
    ...{ partner, theirs: '上门理发', ours: '约好时间', from: '2026-01-01', until },
    ...{ gives: '上门理发', monthly, unit: null },
  }
  const one = newCase(agreement, {
    ...{ _id: id, stationId, gridId: null, number: 900, form, asked: '', link: null, unnamed: false },
    ...{
      by: { personId: 'staff-of-old', name: '钱多多' },
      involvedIds: [],
      holidays: { off: [] },
      now: test.now(),
    },
    called: { [partner]: '和顺理发店' },
  })
  const led = { at: test.now(), by: 'staff-of-old', on: 'start', from: 'lead', to: state }
  const history = [...(one.history ?? []), led]
  await put(test, 'cases', [
    { ...one, state, history, version: one.version + 1, waits: [], wakeAt: null, openFor: [] },
  ])
  return id
}
