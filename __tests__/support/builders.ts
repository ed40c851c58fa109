/** Owns documents that tests start from, each valid by itself; a test names only what it is about. */
import { doorSecretOf, personIdOf } from '../../cloudfunctions/api/platform/identity'
import { newSession } from '../../src/domain/activity/new-session'
import type { ActivityDocument, SessionDocument } from '../../src/domain/activity/documents'
import type { DependantEntry, PersonDocument } from '../../src/domain/person/documents'
import { filing } from '../../src/domain/person/finding'
import { newPerson } from '../../src/domain/person/new-person'
import { homeStation, type TestCloud } from './test-cloud'

export { personIdOf }

const HOUR = 3_600_000

let made = 0

/** A published activity; its plan is that of the sessions made from it. */
export function anActivity(given: Partial<ActivityDocument> = {}): ActivityDocument {
  return {
    _id: `a${++made}`,
    stationId: homeStation,
    title: '楼道大扫除',
    type: 'cleanup',
    audience: 'all',
    intro: '一起把楼道扫干净。',
    placeName: '3 号楼',
    placeDetail: '单元门口集合',
    organiserName: '环保小队',
    safetyContact: '李师傅 13800000000',
    bring: '手套',
    riskNotice: '小心台阶。',
    riskAckNeeded: false,
    opensDays: null,
    minAge: null,
    maxAge: null,
    volunteersOnly: false,
    credential: null,
    countsHours: true,
    gridIds: [],
    projectId: null,
    leaderId: personIdOf('leader'),
    leaderName: '王建国',
    capacity: 10,
    queueCapacity: 10,
    plan: [],
    state: 'published',
    dueAt: null,
    version: 1,
    history: [],
    createdBy: 'p-leader',
    createdAt: 0,
    nextStartAt: null,
    spread: false,
    ...given,
  }
}

export interface SessionGiven extends Partial<ActivityDocument> {
  sessionId?: string
  startAt?: number
  endAt?: number
  enrolUntil?: number
}

/** An open session that starts in two days at `now` and lasts two hours, unless told otherwise. */
export function aSession(now: number, given: SessionGiven = {}): SessionDocument {
  const { sessionId = `s${++made}`, startAt = now + 48 * HOUR, ...rest } = given
  const { endAt = startAt + 2 * HOUR, enrolUntil = startAt, ...facts } = rest
  const activity = anActivity(facts)
  const plan = { sessionId, startAt, endAt, enrolUntil }
  return newSession({ ...activity, plan: [plan] }, plan, { doorSecret: doorSecretOf(sessionId), now })
}

/** A resident who has opened the mini-program once. */
export function aPerson(openid: string, given: Partial<PersonDocument> = {}): PersonDocument {
  const personId = personIdOf(openid)
  const { stationId } = { stationId: homeStation, ...given }
  const person = {
    ...newPerson({ personId, openid, stationId, cardToken: `card-${personId}`, now: 0 }),
    nickname: openid,
    ...given,
  }
  return { ...person, ...filing(person), ...given }
}

export const aDependant = (name: string, birthDate = '2015-05-05'): DependantEntry => ({
  personId: `d-${++made}`,
  name,
  birthDate,
  relation: 'child',
  cardToken: `card-d-${made}`,
  removedAt: null,
})

/** Writes documents as they are. */
export async function put(test: TestCloud, collection: string, docs: readonly object[]): Promise<void> {
  for (let from = 0; from < docs.length; from += 500) {
    await test.cloud.store.insert(
      collection,
      docs.slice(from, from + 500).map((doc) => ({ ...doc })),
    )
  }
}

/** Makes a session known and answers it. */
export async function putSession(test: TestCloud, given: SessionGiven = {}): Promise<SessionDocument> {
  const session = aSession(test.now(), given)
  await put(test, 'sessions', [session])
  return session
}

/** Makes residents known, named by a prefix and a number; answers their openids. */
export async function putPeople(test: TestCloud, prefix: string, count: number): Promise<string[]> {
  const openids = Array.from({ length: count }, (_, i) => `${prefix}-${i}`)
  await put(
    test,
    'people',
    openids.map((openid) => aPerson(openid)),
  )
  return openids
}

/** A message that waits to be delivered. */
export const aDueMessage = (messageId: string, openid: string, nextAt = 0) => ({
  _id: messageId,
  personId: personIdOf(openid),
  stationId: homeStation,
  kind: 'offer',
  title: '有空位留给您',
  text: '来就点「我参加」',
  page: '/pages/home/index',
  params: {},
  at: nextAt,
  readAt: null,
  aboutId: null,
  delivery: { state: 'due', nextAt, attempts: 0, error: null },
})
