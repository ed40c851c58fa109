/** Owns what the demo does for the neighbourhood's waste: two points, their helpers, and what was put out these days. */
import type { Cloud } from '../emulator/start-cloud'
import { DAY, dayOf, instantOf, MINUTE } from '../src/domain/kernel/clock'
import type { PersonDocument } from '../src/domain/person/documents'
import type { DemoCaller } from './caller'
import { STATION_ID } from './station-id'

const STAFF = 'demo-staff-zhou'
const HELPER = 'demo-volunteer-li'
const OTHER = 'demo-volunteer-chen'
const RESIDENT = 'demo-resident-wang'

const hours = {
  ...{ morning: true, morningFrom: '07:00', morningTo: '09:00' },
  ...{ evening: true, eveningFrom: '18:00', eveningTo: '20:30', open: true },
}

export async function makeGreen(cloud: Cloud, demo: DemoCaller, now: number): Promise<void> {
  const people = (await cloud.store.find('people', { query: { stationId: STATION_ID }, limit: 1000 }))
    .docs as unknown as PersonDocument[]
  const cardOf = (openid: string): string => people.find((one) => one.openid === openid)?.cardToken ?? ''
  const { pointId } = await demo.call(STAFF, 'sort.savePoint', { form: { name: '2 号楼旁投放点', ...hours } })
  await demo.call(STAFF, 'sort.savePoint', { form: { name: '东门投放点', ...hours, evening: false } })
  for (const openid of [HELPER, OTHER])
    await demo.call(STAFF, 'sort.nameHelper', { pointId, cardToken: cardOf(openid) })
  const helpers = people.filter(({ openid }) => openid === HELPER)
  const neighbours = people.filter(
    ({ openid, room = '', roles }) =>
      room !== '' &&
      roles.length === 0 &&
      ![HELPER, OTHER, RESIDENT].includes(openid) &&
      helpers.every((helper) => helper.building !== '' && helper.room !== room),
  )
  const scan = (cardToken: string, at: number, result: 'right' | 'again') =>
    demo.call(HELPER, 'sort.scan', { pointId, cardToken, result, at })
  const at = (daysAgo: number, time: string): number => instantOf(dayOf(now - daysAgo * DAY), time)
  for (const moment of [at(1, '07:20'), at(1, '18:30'), at(0, '07:10')].filter((one) => one <= now)) {
    await scan(cardOf(RESIDENT), moment, 'right')
    for (const [step, { cardToken }] of neighbours.slice(0, 6).entries())
      await scan(cardToken, moment + (step + 1) * 3 * MINUTE, step === 4 ? 'again' : 'right')
  }
}
