/**
 * Owns what the documents of a district are cast from: a short life at a station, lived through the real actions until
 * everything of it is over. What the actions write is the mould; a field that they write tomorrow is in the district then.
 */
import { consentTexts, volunteerTermsVersion, type ConsentScope } from '../../src/domain/person/consents'
import { doorCodeAt } from '../../src/domain/attendance/door-code'
import { DAY, dayOf, HOUR } from '../../src/domain/kernel/clock'
import { demoCaller, type DemoCaller } from '../../demo/caller'
import { station } from '../../demo/station-facts'
import { until } from '../../demo/until'
import type { Cloud } from '../../emulator/start-cloud'
import type { ActionName, Input } from '../../src/contract'
import { benchCloud } from '../costs'
import { walkNotices } from '../notices'
import { ADMIN, appoint, publish, type Row, STAFF } from '../steps'
import { walkStore } from '../store'

const RESIDENT = 'mould-resident'
const HELPER = 'mould-helper'

export interface Moulds {
  /** Every document that the life left behind, by collection. */
  docs: ReadonlyMap<string, readonly Row[]>
  /** The ids that other documents of a district put others in the place of. */
  ids: Record<
    'station' | 'resident' | 'session' | 'activity' | 'notice' | 'prize' | 'staff' | 'helper',
    string
  >
}

/** Lives the life in a cloud of its own and answers what it leaves behind. */
export async function makeMoulds(functions: string): Promise<Moulds> {
  const cloud = await benchCloud(functions)
  try {
    const demo = demoCaller(cloud)
    await appoint(cloud, demo, STAFF, ['staff'])
    await appoint(cloud, demo, ADMIN, ['station_admin'])
    for (const openid of [RESIDENT, HELPER]) await introduce(demo, openid)
    const session = await attend(cloud, demo)
    const month = dayOf(cloud.clock.now()).slice(0, 7)
    const calls = async <A extends ActionName>(_: string, who: string, action: A, input: Input<A>) =>
      void (await demo.call(who, action, input))
    await walkNotices(calls, demo, { staff: STAFF, reader: RESIDENT, now: cloud.clock.now() })
    await walkStore(calls, demo, { staff: STAFF, resident: RESIDENT, month })
    await grant(cloud, demo)
    await complain(demo)
    await letItPass(cloud, demo)
    const docs = await everything(cloud)
    const idOf = (collection: string, fields: Row): string =>
      docs.get(collection)?.find((doc) => Object.entries(fields).every(([name, is]) => doc[name] === is))?.[
        '_id'
      ] as string
    const person = (openid: string): string => idOf('people', { openid })
    return {
      docs,
      ids: {
        ...{ station: station._id, resident: person(RESIDENT), helper: person(HELPER), staff: person(STAFF) },
        ...{ session, activity: idOf('activities', { state: 'published' }), prize: idOf('prizes', {}) },
        notice: idOf('notices', { state: 'ended' }),
      },
    }
  } finally {
    await cloud.close()
  }
}

/** Somebody comes, says who it is and becomes a volunteer. */
async function introduce(demo: DemoCaller, openid: string): Promise<void> {
  const agree = (scope: ConsentScope) =>
    demo.call(openid, 'me.consent', { scope, version: consentTexts[scope].version, given: true })
  await demo.call(openid, 'units.join', { stationId: station._id })
  await agree('identity')
  await agree('phone')
  const { profile } = await demo.call(openid, 'me.updateProfile', {
    ...{ nickname: '王阿姨', gridId: 'g01', building: '1 号楼', unit: '2', room: '301' },
  })
  await demo.call(openid, 'me.applyVolunteer', {
    ...{ realName: '王芳', sex: 'woman', birthDate: '1962-03-08', phone: '13800001111' },
    ...{ skills: ['visiting'], slots: ['weekdayMorning'], termsVersion: volunteerTermsVersion },
  })
  const { items } = await demo.call(STAFF, 'desk.volunteers', { state: 'pendingReview' })
  const version = items.find(({ personId }) => personId === profile.personId)?.version ?? 0
  await demo.call(STAFF, 'desk.decideVolunteer', { personId: profile.personId, version, event: 'approve' })
}

/** An activity from its sign-up to the hours that it gave. */
async function attend(cloud: Cloud, demo: DemoCaller): Promise<string> {
  const sessionId = await publish(cloud, demo, 25, 20)
  const { secret } = await demo.call(STAFF, 'attendance.door', { sessionId })
  const { startAt, endAt, placeName, riskNotice } = await demo.call(RESIDENT, 'activity.detail', {
    sessionId,
  })
  const proof = () => {
    const at = cloud.clock.now()
    return { code: doorCodeAt(secret, at), at, nonce: `mould-nonce-${at}` }
  }
  await demo.call(RESIDENT, 'activity.signUp', {
    sessionId,
    agreed: { startAt, endAt, placeName, riskNotice },
  })
  await demo.call(RESIDENT, 'attendance.checkIn', { sessionId, proof: proof() })
  cloud.setClock(cloud.clock.offsetMs + 2 * HOUR)
  await demo.call(RESIDENT, 'attendance.checkOut', { sessionId, proof: proof() })
  return sessionId
}

/** A wish from its making to the thanks. */
async function grant(cloud: Cloud, demo: DemoCaller): Promise<void> {
  const { wishId } = await demo.call(RESIDENT, 'wish.make', {
    form: {
      ...{ title: '想要一盏灯', kind: 'goods', group: 'elder', reason: '看不清', deliverWay: 'station' },
      ...{ neededBy: dayOf(cloud.clock.now() + 9 * DAY), place: '3 号楼', estCost: 100, helpersWanted: 1 },
      ...{ photos: [], sharePhone: true },
    },
  })
  await until('the wish is looked at', async () => {
    const { check } = await demo.call(STAFF, 'wish.open', { wishId })
    return check?.verdict === 'pending' ? null : true
  })
  const version = async (openid: string) => (await demo.call(openid, 'wish.open', { wishId })).version
  for (const event of ['verify', 'publish'] as const)
    await demo.call(STAFF, 'wish.move', { wishId, version: await version(STAFF), event })
  await demo.call(HELPER, 'wish.claim', { wishId })
  await demo.call(HELPER, 'wish.note', { wishId, text: '周末送到站里', photos: [] })
  const said = { text: '灯送到了', photos: [], facesAgreed: false }
  await demo.call(HELPER, 'wish.deliver', { wishId, version: await version(HELPER), ...said })
  await demo.call(RESIDENT, 'wish.move', { wishId, version: await version(RESIDENT), event: 'confirm' })
  await demo.call(RESIDENT, 'wish.thank', {
    ...{ wishId, version: await version(RESIDENT), text: '谢谢，亮堂多了' },
  })
}

async function complain(demo: DemoCaller): Promise<void> {
  const { caseId } = await demo.call(RESIDENT, 'complaint.begin', {
    form: {
      ...{ about: 'service', place: '一楼窗口', colleague: null, photos: [] },
      ...{ text: '等了二十多分钟没有人。', wanted: '门上写清楚几点回来。' },
    },
    unnamed: false,
  })
  const move = async (event: string, words?: string) => {
    const { version } = await demo.call(STAFF, 'complaint.open', { caseId })
    await demo.call(STAFF, 'complaint.move', { caseId, version, event, ...(words && { words }) })
  }
  await move('take')
  await move('answer', '从今天起，离开时门上写明几点回来。')
}

/** Weeks go by with the timer running, until nothing of the life is open any more. */
async function letItPass(cloud: Cloud, demo: DemoCaller): Promise<void> {
  for (const days of [0, 1, 1, 2, 4, 8, 16, 32]) {
    cloud.setClock(cloud.clock.offsetMs + days * DAY)
    for (let run = 0; run < 4; run++) await demo.jobs()
  }
}

async function everything(cloud: Cloud): Promise<Map<string, Row[]>> {
  const docs = new Map<string, Row[]>()
  for (const { name, count } of cloud.store.collections()) {
    if (count > 0) docs.set(name, (await cloud.store.find(name, { query: {}, limit: count })).docs)
  }
  return docs
}
