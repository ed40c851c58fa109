/** Owns the records that certificates are made of in tests, the certificates of the full station, and what is asked about them. */
import type { ActionName } from '../../src/contract'
import type { ServiceRecordDocument } from '../../src/domain/hours/documents'
import { dayOf } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import { personIdOf, put } from './builders'
import type { FullStation } from './full-station'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

/** A record of hours that stands in the account, without anything beside it. */
export const aRecordOf = (
  openid: string,
  n: number,
  day: string,
  given: Partial<ServiceRecordDocument> = {},
): ServiceRecordDocument => ({
  ...{ _id: `cert-${openid}-${n}`, stationId: 'st1', sessionId: null, placeName: '社区活动室' },
  ...{
    personId: personIdOf(openid),
    ownerId: personIdOf(openid),
    name: '王秀英',
    title: `打扫楼道 ${n}`,
    day,
  },
  ...{ organiserName: '', leaderId: '', kind: 'proved', plannedStartAt: null, plannedEndAt: null },
  ...{ checkIn: null, checkOut: null, rawMinutes: 60, minutes: 60, dayMinutes: 60, rules: [], why: '' },
  ...{
    note: '',
    recorderId: '',
    recorderName: '',
    leaderCheckedBy: null,
    approverId: null,
    approverName: null,
  },
  ...{ approvedAt: null, points: 0, pointsRuleId: null, credits: 1, creditStands: true, appeal: null },
  ...{
    names: {},
    asksWhenLeft: false,
    state: 'approved',
    dueAt: null,
    version: 1,
    history: [],
    createdAt: n,
  },
  ...given,
})

const monthOf = (test: TestCloud) => dayOf(test.now()).slice(0, 7)

const wanted = (test: TestCloud) => ({
  ...{ personId: personIdOf('o-wisher'), stationId: 'st1', from: monthOf(test), to: monthOf(test) },
})

/** Two certificates: one as it was made, one whose seal the station has been asked for. */
export async function certificatesOf(test: TestCloud) {
  await put(test, 'serviceRecords', [aRecordOf('o-wisher', 1, `${monthOf(test)}-01`)])
  const { no: certificateNo } = await test.must('o-wisher', 'certificate.make', wanted(test))
  const { no, version } = await test.must('o-wisher', 'certificate.make', wanted(test))
  await test.must('o-wisher', 'certificate.move', { no, version, event: 'askSeal' })
  return { certificateNo, sealNo: no }
}

export const certificateAsks = (
  { certificateNo: no, sealNo }: Pick<FullStation, 'certificateNo' | 'sealNo'>,
  test: TestCloud,
): Asks<'certificate'> => ({
  'certificate.periods': ask('o-wisher', {}),
  'certificate.make': ask('o-wisher', { ...wanted(test), instead: no }),
  'certificate.mine': ask('o-wisher', {}),
  'certificate.open': ask('o-wisher', { no }),
  'certificate.move': ask('o-wisher', { no, version: 1, event: 'askSeal' }),
  'certificate.code': ask('o-wisher', { no }),
  'certificate.proof': ask('o-wisher', { no }),
  'certificate.asked': ask('o-staff', { no: sealNo }),
  'certificate.answer': ask('o-staff', { no: sealNo, version: 2, event: 'seal' }),
  'certificate.annul': ask('o-admin', { no, version: 1, reason: '名字写错了' }),
  'certificate.check': ask('o-neighbour', { no }),
  'certificate.trainings': ask('o-wisher', {}),
})

const own: Refusals = { gone: { no: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' }
const ofStation: Refusals = {
  ...{ gone: { no: 'NOT_FOUND' }, stale: { version: 'STALE' } },
  ...{ neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
}

export const certificateRefusals: {
  [A in Extract<ActionName, `certificate.${string}`>]: Refusals
} = {
  'certificate.periods': {},
  'certificate.make': {
    gone: { personId: 'NOT_FOUND', stationId: 'NOT_FOUND', instead: 'NOT_FOUND' },
    ...{ neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  },
  'certificate.mine': {},
  'certificate.open': own,
  'certificate.move': { ...own, stale: { version: 'STALE' } },
  'certificate.code': own,
  'certificate.proof': own,
  'certificate.asked': { neighbour: 'FORBIDDEN' },
  'certificate.answer': ofStation,
  'certificate.annul': ofStation,
  'certificate.check': {},
  'certificate.trainings': {},
}
