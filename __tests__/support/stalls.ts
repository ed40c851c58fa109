/** Owns fairs in tests, and what every action about stalls is asked and refused in the full station. */
import type { ActionName, Input } from '../../src/contract'
import { DAY, dayOf, HOUR } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import { put, putSession, type SessionGiven } from './builders'
import type { FullStation } from './full-station'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

type Stalls = Input<'stalls.lay'>['stalls']

export const aFair = (test: TestCloud, given: SessionGiven = {}) =>
  putSession(test, { title: '邻里公益大集', type: 'fair', placeName: '文化广场', ...given })

export const someStalls = (count: number): Stalls =>
  Array.from({ length: count }, (_, at) => ({ sort: at === 0 ? 'hair' : 'grinding', offer: `免费做 ${at}` }))

/** A partner that everybody sees. */
export const putAlly = (test: TestCloud, id: string, name: string, stationId = 'st1') =>
  put(test, 'partners', [
    {
      ...{ _id: id, stationId, name, place: '北门', contact: `${name}的孙师傅 13900001111` },
      ...{ active: true, fetchUntil: null, version: 1, createdAt: 0 },
      face: { sort: 'patron', needs: '', gives: '理发', projects: '', vows: [], vowedOn: {} },
    },
  ])

/** What somebody of the staff agreed on with a partner, signed, for so many days from today. */
export async function agreed(test: TestCloud, openid: string, partner: string, days = 30): Promise<string> {
  const [from, until] = [dayOf(test.now()), dayOf(test.now() + days * DAY)]
  const form = { partner, theirs: '来理发', ours: '借活动室', from, until }
  const { caseId } = await test.must(openid, 'agreement.begin', { form, unnamed: false })
  const { version } = await test.must(openid, 'agreement.open', { caseId })
  const answers = { sign: { from, until, photos: [] } }
  await test.must(openid, 'agreement.move', { caseId, version, event: 'sign', answers })
  return caseId
}

/** A fair of today that was laid out twice, with one stall given and one free. */
export async function fairToday(test: TestCloud, teamId: string) {
  const { _id: sessionId } = await aFair(test, { startAt: test.now() + 4 * HOUR })
  const asked = { sessionId, expected: null, stalls: someStalls(3) }
  const first = await test.must('o-staff', 'stalls.lay', { ...asked, version: 0 })
  const { version } = await test.must('o-staff', 'stalls.lay', {
    ...asked,
    expected: 200,
    version: first.version,
  })
  await test.must('o-staff', 'stalls.give', { sessionId, number: 1, to: { is: 'team', id: teamId } })
  return { fair: { sessionId, version, teamId } }
}

export const stallAsks = ({
  fair: { sessionId, version, teamId },
}: Pick<FullStation, 'fair'>): Asks<'stalls'> => ({
  'stalls.desk': ask('o-staff', { sessionId }),
  'stalls.lay': ask('o-staff', { sessionId, version, expected: 1_200, stalls: someStalls(4) }),
  'stalls.give': ask('o-staff', { sessionId, number: 2, to: { is: 'team', id: teamId } }),
  'stalls.takeBack': ask('o-staff', { sessionId, number: 1, holderId: teamId }),
  'stalls.mark': ask('o-staff', { sessionId, number: 1, holderId: teamId, came: true }),
})

const ofFair: Refusals = {
  gone: { sessionId: 'NOT_FOUND' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
}
const ofHolder: Refusals = { ...ofFair, gone: { ...ofFair.gone, holderId: 'STALL_NOT_THEIRS' } }

export const stallRefusals: { [A in Extract<ActionName, `stalls.${string}`>]: Refusals } = {
  'stalls.desk': ofFair,
  'stalls.lay': { ...ofFair, stale: { version: 'STALLS_CHANGED' } },
  'stalls.give': { ...ofFair, gone: { ...ofFair.gone, 'to.id': 'NOT_FOUND' } },
  'stalls.takeBack': ofHolder,
  'stalls.mark': ofHolder,
}
