/** Owns how the four stations beside the first come to be: their documents are written down, what people do goes through the actions. */
import type { Cloud } from '../../emulator/start-cloud'
import { cardTokenOf, personIdOf, volunteerNoOf } from '../../cloudfunctions/api/platform/identity'
import { memberIdOf } from '../../cloudfunctions/api/repositories/teams'
import { DAY, dayOf, instantOf, MINUTE } from '../../src/domain/kernel/clock'
import { beginOutbox } from '../../src/domain/kernel/outbox'
import { isTakenByOne } from '../../src/domain/room/opening'
import { beginCase } from '../../src/domain/kernel/workflow'
import { consentTexts } from '../../src/domain/person/consents'
import type { PersonDocument } from '../../src/domain/person/documents'
import { filing } from '../../src/domain/person/finding'
import { newPerson } from '../../src/domain/person/new-person'
import type { TeamDocument } from '../../src/domain/team/documents'
import { memberFlow } from '../../src/domain/team/member-flow'
import { alliesAt } from '../ally-facts'
import type { DemoCaller } from '../caller'
import { STATION_ID } from '../station-id'
import { sideBySide } from '../timeline'
import { announcedActivities, type DistrictActivity, districtActivities } from './activities'
import { careDistrict } from './cared'
import { PEARL } from './ids'
import { layFair } from './stalls'
import { type DistrictPerson, districtPeople, MOVER, stewards } from './people'
import { districtProjects } from './projects'
import { districtStations } from './stations'
import { neighbourPlan } from '../team-facts'
import { districtTeams, DRUMS, STEWARDS } from './teams'
import { districtUnits } from './units'

/** Whoever looks after the district names the head of every station. */
export const CENTER = 'demo-center-han'
const FIRST_HEAD = 'demo-admin-gao'

const insert = (cloud: Cloud, collection: string, documents: readonly object[]) =>
  cloud.store.insert(
    collection,
    documents.map((one) => ({ ...one }) as { _id: string }),
  )

/** What stands written before anybody comes: units, stations, projects. */
export async function writeDistrict(cloud: Cloud): Promise<void> {
  await insert(cloud, 'units', districtUnits)
  await insert(cloud, 'stations', districtStations)
  await insert(cloud, 'projects', districtProjects)
  await insert(cloud, 'partners', alliesAt(cloud.clock.now()))
}

/** The sixty stewards were on a list before there was a mini-program, so they stand there as volunteers already. */
function stewardOf({ openid, ...facts }: (typeof stewards)[number], now: number): PersonDocument {
  const personId = personIdOf(openid)
  const blank = newPerson({ personId, openid, stationId: PEARL, cardToken: cardTokenOf(personId), now })
  const consent = { given: true, at: now, channel: 'self' as const }
  const person: PersonDocument = {
    ...blank,
    ...facts,
    ...{ nickname: facts.realName, building: '' },
    volunteer: {
      ...blank.volunteer,
      ...{ state: 'active', volunteerNo: volunteerNoOf(personId), skills: ['visiting', 'patrol'] },
      ...{ slots: ['weekdayMorning'], appliedAt: now },
    },
    consents: (['basics', 'identity'] as const).map((scope) => ({
      ...{ scope, version: consentTexts[scope].version, ...consent },
    })),
  }
  return { ...person, ...filing(person) }
}

async function writeTeams(cloud: Cloud): Promise<void> {
  const at = cloud.clock.now()
  const people = stewards.map((one) => stewardOf(one, at))
  const leads = (i: number) => ({ personId: people[i]?._id ?? '', name: people[i]?.realName ?? '' })
  // The stewards have their first, the troupes of the station one each of the next.
  const troupes = neighbourPlan.map(({ name }) => name)
  const others = troupes.filter((name) => name !== DRUMS)
  const led = new Map([STEWARDS, DRUMS, ...others].map((name, i) => [name, leads(i)]))
  const teams = districtTeams(led, people.length)
  await insert(cloud, 'people', people)
  await insert(cloud, 'teams', teams)
  const rowOf = ({ _id: teamId, stationId, form }: TeamDocument, personId: string, name: string) => ({
    ...{ _id: memberIdOf(teamId, personId), stationId, teamId, teamName: form.name, personId, name },
    ...{ ...beginCase(memberFlow, { by: personId, at }), state: 'member', at, ...beginOutbox([], at) },
  })
  const rows = teams.flatMap((team) => {
    if (team.form.name === STEWARDS) return people.map((one) => rowOf(team, one._id, one.realName))
    return team.leaderId === null ? [] : [rowOf(team, team.leaderId, team.leaderName)]
  })
  await insert(cloud, 'teamMembers', rows)
}

async function introduce(demo: DemoCaller, person: DistrictPerson): Promise<string> {
  const { openid, stationId, realName, sex, birthDate, gridId, building } = person
  await demo.call(openid, 'units.join', { stationId })
  const { version } = consentTexts.identity
  await demo.call(openid, 'me.consent', { scope: 'identity', version, given: true })
  const nickname = `${realName.slice(0, 1)}${sex === 'woman' ? '阿姨' : '师傅'}`
  const facts = { nickname, realName, sex, birthDate, gridId, building }
  const { profile } = await demo.call(openid, 'me.updateProfile', facts)
  return profile.personId
}

/** Everybody is introduced; the centre names the heads, each head the colleagues. */
export async function peopleDistrict(cloud: Cloud, demo: DemoCaller): Promise<void> {
  await writeTeams(cloud)
  const ids = new Map<string, string>()
  await sideBySide(
    districtPeople.map((one) => async () => void ids.set(one.openid, await introduce(demo, one))),
  )
  const name = async (by: string, { openid, stationId: at, role }: DistrictPerson): Promise<void> => {
    if (role === 'resident') return
    await demo.call(by, 'colleagues.appoint', {
      ...{ at, personId: ids.get(openid) ?? '', version: 0, roles: [role], gridIds: [], partnerId: null },
      why: role === 'staff' ? '社区招聘来的' : '',
    })
  }
  for (const one of districtPeople.filter(({ role }) => role === 'station_admin')) await name(CENTER, one)
  for (const one of districtPeople.filter(({ role }) => role === 'staff'))
    await name(openidOf(one.stationId, 'station_admin'), one)
}

const openidsOf = (stationId: string, role: DistrictPerson['role']): string[] =>
  districtPeople.filter((one) => one.stationId === stationId && one.role === role).map((one) => one.openid)
const openidOf = (stationId: string, role: DistrictPerson['role']): string =>
  openidsOf(stationId, role)[0] ?? ''

/** Whoever answers for a station. */
export const headOf = (stationId: string): string =>
  stationId === STATION_ID ? FIRST_HEAD : openidOf(stationId, 'station_admin')

/** Whoever writes for a station. */
export const staffOf = (stationId: string): string => openidOf(stationId, 'staff')

function formOf(facts: DistrictActivity, now: number) {
  const { stationId, title, type, audience, intro, placeName, projectName, inDays, time, minutes } = facts
  const startAt = instantOf(dayOf(now + inDays * DAY), time)
  const station = districtStations.find(({ _id }) => _id === stationId)
  const project = districtProjects.find((one) => one.stationId === stationId && one.name === projectName)
  if (!project && projectName !== null) throw new Error(`no such project: ${projectName}`)
  const place = station?.places.find((one) => one.name === placeName)
  return {
    ...{ title, type, audience, intro, placeName, placeDetail: '', bring: '', photos: [] },
    ...{ riskNotice: '请留意地面湿滑；身体不适请告诉工作人员。', riskAckNeeded: false, countsHours: true },
    ...{ organiserName: station?.name ?? '', safetyContact: '社区值班室 0000-1234567', teamId: null },
    placeCode: place && isTakenByOne(place) ? place.placeCode : null,
    ...{
      projectId: project?._id ?? null,
      opensDays: null,
      minAge: null,
      maxAge: null,
      volunteersOnly: false,
    },
    ...{ credential: null, gridIds: [], capacity: facts.turns ? 2 : 30, queueCapacity: 10 },
    ...(facts.turns && { duty: true }),
    sessions: Array.from({ length: facts.turns ?? 1 }, (_, i) => ({
      startAt: startAt + i * DAY,
      endAt: startAt + i * DAY + minutes * MINUTE,
    })),
  }
}

/** Written by the staff of a station, looked at by its head. */
export async function announce(demo: DemoCaller, facts: DistrictActivity, now: number) {
  const { stationId } = facts
  const [staff, head] = [openidOf(stationId, 'staff'), openidOf(stationId, 'station_admin')]
  const { activityId, version: draft } = await demo.call(staff, 'desk.createActivity', {
    form: formOf(facts, now),
  })
  const { version } = await demo.call(staff, 'desk.moveActivity', {
    ...{ activityId, version: draft, event: 'submit' },
  })
  const announced = await demo.call(head, 'desk.moveActivity', { activityId, version, event: 'approve' })
  const [first] = announced.sessions
  if (facts.fair && first) await layFair(demo, staff, { sessionId: first.sessionId, facts: facts.fair, now })
  return announced
}

/** What is coming at each station, written by its staff and looked at by its head; two residents have signed up for each. */
export async function holdDistrict(demo: DemoCaller, now: number): Promise<void> {
  for (const facts of announcedActivities) await announce(demo, facts, now)
  for (const facts of districtActivities) {
    const { stationId } = facts
    const { sessions } = await announce(demo, facts, now)
    for (const { sessionId, startAt, endAt } of sessions) {
      const agreed = { startAt, endAt, placeName: facts.placeName, riskNotice: formOf(facts, now).riskNotice }
      for (const openid of openidsOf(stationId, 'resident').slice(1))
        await demo.call(openid, 'activity.signUp', { sessionId, riskAck: true, agreed })
    }
  }
}

/** The old neighbours of the second station, whom its staff look after. */
export const careFor = (cloud: Cloud, demo: DemoCaller): Promise<void> =>
  careDistrict(cloud, demo, openidOf(PEARL, 'staff'))

/** A resident of the second station has moved house, and waits for an answer of the first. */
export const askToMove = (demo: DemoCaller): Promise<unknown> =>
  demo.call(MOVER, 'units.askMove', { stationId: STATION_ID, where: '3 号楼 2 单元' })
