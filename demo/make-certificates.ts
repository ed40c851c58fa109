/** Owns the certificates that volunteers of the demo have had made: one that was made anew, one revoked, one whose seal waits. */
import type { Cloud } from '../emulator/start-cloud'
import type { DemoCaller } from './caller'

const LI = 'demo-volunteer-li'
const CHEN = 'demo-volunteer-chen'
/** Whoever was shown one and looked it up. */
const CHECKER = 'demo-resident-wang'

/** All months that somebody has hours of, at the station where most of them are. */
async function make(
  demo: DemoCaller,
  openid: string,
  given: { instead?: string; trainings?: boolean; awards?: boolean } = {},
) {
  const { people, months } = await demo.call(openid, 'certificate.periods', {})
  const [own] = people
  const mine = months.filter(({ personId }) => personId === own?.personId)
  const [first] = mine
  if (!own || !first) throw new Error(`${openid} has no hours to certify`)
  const to = mine.filter(({ stationId }) => stationId === first.stationId).map(({ month }) => month)
  return demo.call(openid, 'certificate.make', {
    ...{
      personId: own.personId,
      stationId: first.stationId,
      from: first.month,
      to: to[to.length - 1] ?? first.month,
    },
    ...given,
  })
}

/** One of the volunteers without a part of their own who has hours. */
async function anybody(cloud: Cloud): Promise<string> {
  const records = await cloud.store.find('serviceRecords', {
    query: { creditStands: true, minutes: { $gt: 0 } },
    limit: 1000,
  })
  const ids = (records.docs as unknown as { personId: string }[]).map(({ personId }) => personId)
  const people = await cloud.store.find('people', { query: { _id: { $in: ids } }, limit: 1000 })
  const openids = (people.docs as unknown as { openid: string }[]).map(({ openid }) => openid)
  const [first] = openids.filter((openid) => /^demo-v\d/.test(openid)).sort()
  if (first === undefined) throw new Error('nobody has hours')
  return first
}

export async function makeCertificates(cloud: Cloud, demo: DemoCaller): Promise<void> {
  const old = await make(demo, LI)
  await demo.call(CHECKER, 'certificate.check', { no: old.no })
  const { no } = await make(demo, LI, { instead: old.no, trainings: true, awards: true })
  for (let times = 0; times < 2; times += 1) await demo.call(CHECKER, 'certificate.check', { no })
  const revoked = await make(demo, CHEN)
  await demo.call(CHEN, 'certificate.move', { no: revoked.no, version: revoked.version, event: 'revoke' })
  const other = await anybody(cloud)
  const asked = await make(demo, other)
  await demo.call(other, 'certificate.move', { no: asked.no, version: asked.version, event: 'askSeal' })
}
