/** Owns how the courses of the demo are published, enrolled in, drawn and held, by the actions real people use. */
import { ageOn, DAY, dayOf, HOUR, instantOf, MINUTE } from '../src/domain/kernel/clock'
import { isTakenByOne } from '../src/domain/room/opening'
import type { PlaceEntry } from '../src/domain/station/documents'
import { type DemoCourse, demoCourses } from './course-facts'
import type { DemoCaller } from './caller'
import { districtStations } from './district/stations'
import { districtPeople } from './district/people'
import { people } from './people-facts'
import { places } from './place-facts'
import { chance } from './random'
import { STATION_ID as MAIN } from './station-id'
import type { Timeline } from './timeline'

interface Desk {
  writer: string
  reader: string
  name: string
  places: readonly PlaceEntry[]
}

const openidOf = (stationId: string, role: string): string =>
  districtPeople.find((one) => one.stationId === stationId && one.role === role)?.openid ?? ''

function deskOf(stationId: string): Desk {
  if (stationId === MAIN)
    return { writer: 'demo-staff-zhou', reader: 'demo-admin-gao', name: '兴神路社区新时代文明实践站', places }
  const station = districtStations.find(({ _id }) => _id === stationId)
  return {
    ...{ writer: openidOf(stationId, 'staff'), reader: openidOf(stationId, 'station_admin') },
    ...{ name: station?.name ?? '', places: station?.places ?? [] },
  }
}

/** The lessons, one a week. */
const timesOf = ({ inDays, time, minutes, lessons }: DemoCourse, now: number) =>
  Array.from({ length: lessons }, (_, week) => {
    const startAt = instantOf(dayOf(now + (inDays + 7 * week) * DAY), time)
    return { startAt, endAt: startAt + minutes * MINUTE }
  })

const drawAtOf = ({ drawIn }: DemoCourse, now: number): number | null =>
  drawIn === undefined ? null : instantOf(dayOf(now + drawIn * DAY), '09:00')

/** @param ids the person behind each openid */
function formOf(course: DemoCourse, ids: ReadonlyMap<string, string>, now: number) {
  const { title, type, audience, intro, placeName, capacity, queueCapacity, teacher, adults, ages } = course
  const desk = deskOf(course.stationId)
  const place = desk.places.find((one) => one.name === placeName)
  const personId = ids.get(teacher) ?? null
  return {
    ...{ title, type, audience, intro, placeName, placeDetail: '', bring: '', photos: [], gridIds: [] },
    ...{
      riskNotice: '室内活动，请留意地面湿滑；身体不适请告诉老师。',
      riskAckNeeded: false,
      countsHours: false,
    },
    ...{ organiserName: desk.name, safetyContact: '社区值班室 0000-1234567', teamId: null, projectId: null },
    ...{ opensDays: null, volunteersOnly: false, credential: null, capacity, queueCapacity },
    ...{ minAge: ages?.[0] ?? null, maxAge: ages?.[1] ?? null, district: course.district ?? false },
    placeCode: place && isTakenByOne(place) ? place.placeCode : null,
    course: {
      ...{
        drawAt: drawAtOf(course, now),
        ownUntil: course.district ? instantOf(dayOf(now + 7 * DAY), '00:00') : null,
      },
      ...{ teacher: { personId, name: personId === null ? teacher : '' }, adults },
    },
    sessions: timesOf(course, now),
  }
}

interface Published {
  course: DemoCourse
  courseId: string
  sessions: { sessionId: string; startAt: number; endAt: number }[]
}

async function publish(
  demo: DemoCaller,
  course: DemoCourse,
  { ids, now }: { ids: ReadonlyMap<string, string>; now: number },
): Promise<Published> {
  const { writer, reader } = deskOf(course.stationId)
  const form = formOf(course, ids, now)
  const { activityId, version } = await demo.call(writer, 'desk.createActivity', { form })
  const sent = await demo.call(writer, 'desk.moveActivity', { activityId, version, event: 'submit' })
  const out = await demo.call(reader, 'desk.moveActivity', {
    activityId,
    version: sent.version,
    event: 'approve',
  })
  return { course, courseId: activityId, sessions: out.sessions }
}

/** Those of the station who may come, the same ones on the same day. */
function learnersOf({ stationId, learners, ages, teacher }: DemoCourse, seed: number, at: number): string[] {
  if (stationId !== MAIN)
    return districtPeople
      .filter((one) => one.stationId === stationId && one.role === 'resident')
      .slice(1, 1 + learners)
      .map(({ openid }) => openid)
  const dice = chance(seed)
  const fit = people.slice(9).filter(({ birthDate, openid }) => {
    const age = ageOn(birthDate, at)
    return openid !== teacher && age >= (ages?.[0] ?? 0) && age <= (ages?.[1] ?? 200)
  })
  const picked = new Set<string>()
  for (let tries = 0; picked.size < Math.min(learners, fit.length) && tries < 200; tries++)
    picked.add(dice.pick(fit).openid)
  return [...picked]
}

const clash = /TIME_CLASH|WAITLIST_FULL/

const enrol = (demo: DemoCaller, openid: string, courseId: string): Promise<void> =>
  demo.call(openid, 'course.enrol', { courseId, version: 1, riskAck: true }).then(
    () => undefined,
    (error: Error) => {
      if (!clash.test(error.message)) throw error
    },
  )

/** The teacher's list: most come, somebody stays away without a word, the teacher signs in and out. */
async function hold(demo: DemoCaller, sessionId: string, as: 'in' | 'out', seed: number): Promise<void> {
  const dice = chance(seed)
  const { rows } = await demo.call('demo-staff-zhou', 'attendance.roster', { sessionId })
  const waits = as === 'in' ? 'confirmed' : 'checkedIn'
  for (const [i, { personId, state }] of rows.entries()) {
    if (state !== waits || (as === 'in' && (i === 3 || dice.often(6)))) continue
    await demo.call('demo-staff-zhou', 'attendance.mark', { sessionId, personId, as })
  }
}

/** Publishes the courses of the first station at the beginning of the past, and plans what becomes of them. */
export async function planCourses(
  timeline: Timeline,
  demo: DemoCaller,
  { ids, now }: { ids: ReadonlyMap<string, string>; now: number },
): Promise<void> {
  for (const [i, facts] of demoCourses.filter(({ stationId }) => stationId === MAIN).entries()) {
    const { course, courseId, sessions } = await publish(demo, facts, { ids, now })
    const from = Math.min(now - 5 * DAY, (sessions[0]?.startAt ?? now) - 3 * DAY)
    for (const openid of learnersOf(course, 900 + i, now))
      timeline.plan(from, () => enrol(demo, openid, courseId))
    timeline.plan(from + HOUR, () => demo.jobs())
    const drawAt = drawAtOf(course, now)
    if (drawAt !== null && drawAt < now) timeline.plan(drawAt, () => demo.jobs())
    for (const [at, { sessionId, startAt, endAt }] of sessions.entries()) {
      if (endAt > now) continue
      timeline.plan(startAt, () => hold(demo, sessionId, 'in', 1000 + at))
      timeline.plan(endAt, () => hold(demo, sessionId, 'out', 1000 + at))
      timeline.plan(endAt + 3 * HOUR, () => demo.jobs())
    }
  }
}

const CHILD = 'demo-resident-wang'

/** A grandmother puts her grandchild's name down for the draw, and herself for the lectures on health. */
async function bringChild(demo: DemoCaller): Promise<void> {
  const { items } = await demo.call(CHILD, 'course.list', {})
  const idOf = (title: string): string => items.find((one) => one.title === title)?.courseId ?? ''
  const courseId = idOf('寒假学堂 · 少儿书法')
  const { standings } = await demo.call(CHILD, 'course.open', { courseId })
  const forPersonId = standings.find(({ isSelf }) => !isSelf)?.personId
  if (forPersonId === undefined) throw new Error('the grandmother has nobody to bring')
  await demo.call(CHILD, 'course.enrol', { courseId, version: 1, forPersonId, consent: true })
  await enrol(demo, CHILD, idOf('健康讲堂'))
}

/** Publishes those of the other stations; a neighbour of each has enrolled. */
export async function holdCourses(demo: DemoCaller, now: number): Promise<void> {
  await bringChild(demo)
  for (const facts of demoCourses.filter(({ stationId }) => stationId !== MAIN)) {
    const { course, courseId } = await publish(demo, facts, { ids: new Map(), now })
    for (const openid of learnersOf(course, 0, now)) await enrol(demo, openid, courseId)
  }
}
