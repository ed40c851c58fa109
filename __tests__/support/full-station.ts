/** Owns a station with one of everything in it, each thing ready for the next step that somebody may take. */
import type { RecapForm } from '../../src/domain/activity/recap'
import type { EnrollmentDocument } from '../../src/domain/activity/documents'
import type { MessageDocument } from '../../src/domain/message/documents'
import { dutyTurn } from './duty-asks'
import { bookedRoom } from './room-asks'
import { fullCourse } from './courses'
import { lastMonth } from './binders'
import { fromElsewhere } from './figures'
import { anHonour } from './honours'
import { fullCampaigns } from './campaigns'
import { preparedDay } from './seasons'
import { robotAddress } from './group-robot'
import { homeVisit } from './visits'
import { DAY, dayOf, HOUR, MINUTE, startOf } from '../../src/domain/kernel/clock'
import { consentScopes, consentTexts, volunteerTermsVersion } from '../../src/domain/person/consents'
import { ABSENT_MARK } from '../../src/domain/person/finding'
import { appointedRoles } from '../../src/domain/person/roles'
import { casesAndPost } from './gigs'
import { aDependant, aPerson, personIdOf, put, putSession } from './builders'
import { attended, proofAt, visit } from './door'
import { savedNotice, sentNotice } from './notices'
import { certificatesOf } from './certificates'
import { aPaper } from './papers'
import { aPhoto, checkOf, handIn as handInWish, judgeText } from './pieces'
import { anActivityForm } from './activity-forms'
import { appoint } from './station'
import { givePoints, putPrize } from './store'
import { imported } from './imports'
import { greened } from './green'
import { articles } from './articles'
import { surveyed } from './surveys'
import { activeTeam, memberOf } from './teams'
import { twoRecords } from './two-records'
import type { TestCloud } from './test-cloud'
import { handIn, hungWish, makeWish, plan, versionOf, wishStation } from './wishes'

export const aRecapForm = (given: Partial<RecapForm> = {}): RecapForm => ({
  ...{ words: '楼道扫干净了。', photos: [], noFaces: false, helped: null, helpedGroup: 'all' },
  ...given,
})

/** Whoever opened the district with the one-time code: a repeat is answered with what stands. */
async function founder(test: TestCloud): Promise<void> {
  const begunBy = await appoint(test, 'o-founder', ['station_admin', 'center_admin'], {
    ...{ realName: '钱主任', unitId: 'center' },
  })
  await test.cloud.store.update('units', {
    ...{ query: { _id: 'center' }, update: { $set: { begunBy } }, replace: false, multi: false },
    ...{ upsert: false, nowMs: test.now() },
  })
}

/** The robot of the station's group. */
async function groupRobot(test: TestCloud) {
  const { version } = await test.must('o-admin', 'gaps.setRobot', { address: robotAddress('a'), version: 0 })
  return { robotVersion: version }
}

/** Everybody: the owner of most things, a neighbour who owns nothing, the desk, and all roles at another station. */
async function people(test: TestCloud): Promise<void> {
  await wishStation(test, 5)
  await appoint(test, 'o-lead', ['team_leader'], { realName: '孙队长' })
  await appoint(test, 'o-dept', ['dept_user'], { realName: '郑部门', unitId: 'dept-water' })
  await appoint(test, 'o-center', ['center_admin'], { realName: '韩主任', unitId: 'center' })
  await founder(test)
  await appoint(test, 'o-other-lead', ['team_leader'], { realName: '吴队长' })
  await appoint(test, 'o-other-grid', ['grid_worker'], { realName: '郑网格', gridIds: ['g02'] })
  await appoint(test, 'o-staff-2', ['staff'], { realName: '冯专职' })
  await appoint(test, 'o-foreign', appointedRoles, {
    ...{ stationId: 'st2', gridIds: ['g01'], 'volunteer.state': 'active' },
  })
  const applied = {
    state: 'pendingReview' as const,
    version: 3,
    appliedAt: test.now(),
    dueAt: test.now() + DAY,
  }
  await put(test, 'people', [
    aPerson('o-neighbour', { realName: '周邻居', birthDate: '1980-01-01', gridId: 'g02' }),
    aPerson('o-neighbour-v', {
      ...{ realName: '何邻居', birthDate: '1980-01-01', gridId: 'g02' },
      volunteer: { ...aPerson('x').volunteer, state: 'active' },
    }),
    aPerson('o-applicant', {
      ...{ realName: '孙小雨', birthDate: '1990-01-01', gridId: 'g01' },
      volunteer: { ...aPerson('x').volunteer, ...applied },
    }),
    aPerson('', {
      ...{ _id: 'r-card', openid: '', realName: '周奶奶', birthDate: '1940-01-01', gridId: 'g01' },
      ...absentUntil(test.now() + 90 * DAY),
    }),
    ...twoRecords(),
  ])
  for (const openid of ['o-wisher', 'o-neighbour', 'o-lead', 'h-0', 'h-1'])
    for (const scope of consentScopes)
      await test.must(openid, 'me.consent', { scope, version: consentTexts[scope].version, given: true })
}

/** Of somebody who did not come three times, which is a reason to ask for some time. */
const absentUntil = (askUntil: number) => ({
  marks: [ABSENT_MARK],
  absences: {
    missed: ['e-1', 'e-2', 'e-card'].map((enrollmentId, i) => ({
      ...{ enrollmentId, title: '合唱排练', at: askUntil - (380 - 10 * i) * DAY },
    })),
    askUntil,
  },
})

/** Somebody whose application was approved a moment ago. */
async function approvedNow(test: TestCloud): Promise<void> {
  const decision = { on: 'approve', from: 'pendingReview', to: 'active' }
  const history = [{ at: test.now(), by: personIdOf('o-staff'), ...decision }]
  const volunteer = {
    ...aPerson('x').volunteer,
    state: 'active' as const,
    version: 3,
    appliedAt: test.now(),
    history,
  }
  const known = { realName: '钱小明', birthDate: '1990-01-01', gridId: 'g01' }
  await put(test, 'people', [aPerson('o-approved', { ...known, volunteer })])
}

/** Three who move: one asks the station, one was agreed to a moment ago, one asks another station. */
async function movers(test: TestCloud): Promise<void> {
  const at = test.now()
  const from = { from: 'st2', fromName: '明珠社区新时代文明实践站' }
  const to = { to: 'st1', toName: '兴神路社区新时代文明实践站' }
  const asked = {
    ...{ state: 'asked' as const, version: 3, dueAt: at + DAY, where: '3 号楼', at, askedAt: at },
    ...{ history: [], reason: '', before: null },
  }
  const by = { at, by: personIdOf('o-staff'), on: 'agree', from: 'asked', to: 'agreed' }
  const before = { gridId: null, building: '', unit: '', room: '' }
  await put(test, 'people', [
    aPerson('o-mover', { stationId: 'st2', realName: '许新邻', homeMove: { ...asked, ...from, ...to } }),
    aPerson('o-moved', {
      ...{ realName: '沈新邻' },
      homeMove: { ...asked, ...from, ...to, state: 'agreed', dueAt: null, history: [by], before },
    }),
    aPerson('o-going', {
      ...{ realName: '韦老邻' },
      homeMove: { ...asked, from: to.to, fromName: to.toName, to: from.from, toName: from.fromName },
    }),
  ])
}

/** Yesterday's visits: one approved, one that was never ended. */
async function visits(test: TestCloud, today: number) {
  test.at(today - 2 * DAY)
  const leader = { leaderId: personIdOf('o-lead'), leaderName: '孙队长' }
  const session = await attended(test, ['h-2', 'h-3'], { startAt: today - DAY, ...leader })
  await visit(test, 'h-2', session)
  test.at(session.startAt)
  await test.must('h-3', 'attendance.checkIn', {
    ...{ sessionId: session._id, proof: proofAt(session, session.startAt) },
  })
  test.at(session.endAt + 2 * HOUR)
  for (let run = 0; run < 3; run++) await test.jobs()
  const rows = await test.rows<EnrollmentDocument>('enrollments', { sessionId: session._id })
  const recordOf = (openid: string) => `${session._id}:${personIdOf(openid)}`
  const states = rows.map(({ state }) => state).sort()
  if (states.join() !== 'counted,leftOpen') throw new Error(`the visits ended as ${states.join()}`)
  await test.must('o-lead', 'recap.save', { sessionId: session._id, version: 0, form: aRecapForm() })
  await test.must('h-2', 'thanks.say', {
    sessionId: session._id,
    version: 0,
    form: { grade: 'good', words: '' },
  })
  return { recordId: recordOf('h-2'), openRecordId: recordOf('h-3'), pastSessionId: session._id }
}

/** A session to which somebody has to agree: one waits for it, one was declined. */
async function reviewed(test: TestCloud) {
  const leader = { leaderId: personIdOf('o-lead'), leaderName: '孙队长' }
  const { _id: sessionId } = await putSession(test, {
    ...{ ...leader, startAt: test.now() + 6 * DAY, capacity: 3, review: '看有没有急救证' },
  })
  for (const openid of ['h-3', 'h-4']) await test.must(openid, 'activity.signUp', { sessionId })
  const { applicants } = await test.must('o-lead', 'applicants.list', { sessionId })
  const seen = ({ personId, at }: (typeof applicants)[number]) => ({ personId, at })
  const [waits, declined] = applicants.map(seen)
  if (!waits || !declined) throw new Error('nobody asks for a place')
  await test.must('o-lead', 'applicants.decline', { sessionId, people: [declined], reason: '这次人满了' })
  return { sessionId, waits, declined }
}

/** An activity that is out, a draft, a session that has begun, and one with a place on offer. */
async function activities(test: TestCloud) {
  const startAt = test.now() + DAY
  const form = anActivityForm(startAt)
  const draft = await test.must('o-staff', 'desk.createActivity', { form: { ...form, title: '草稿' } })
  const made = await test.must('o-staff', 'desk.createActivity', { form })
  const { activityId } = made
  const sent = await test.must('o-staff', 'desk.moveActivity', {
    ...{ activityId, version: made.version, event: 'submit' },
  })
  const out = await test.must('o-admin', 'desk.moveActivity', {
    ...{ activityId, version: sent.version, event: 'approve' },
  })
  const sessionId = out.sessions[0]?.sessionId ?? ''
  await test.must('o-wisher', 'activity.signUp', { sessionId })
  const leader = { leaderId: personIdOf('o-lead'), leaderName: '孙队长' }
  const door = await putSession(test, { ...leader, startAt: test.now() - 20 * MINUTE, capacity: 3 })
  const begun = test.now()
  test.at(door.startAt - HOUR)
  for (const openid of ['o-wisher', 'h-0', 'h-1', 'o-applicant'])
    await test.must(openid, 'activity.signUp', { sessionId: door._id })
  test.at(begun)
  for (const openid of ['h-0', 'h-1'])
    await test.must('o-lead', 'attendance.mark', {
      sessionId: door._id,
      personId: personIdOf(openid),
      as: 'in',
    })
  const asked = await reviewed(test)
  const tight = await putSession(test, { startAt: test.now() + 3 * DAY, capacity: 1 })
  for (const openid of ['h-0', 'h-1']) await test.must(openid, 'activity.signUp', { sessionId: tight._id })
  await test.must('h-0', 'activity.cancel', { sessionId: tight._id })
  await test.jobs()
  return {
    ...{ activityId, activityVersion: out.version, draftId: draft.activityId, draftVersion: draft.version },
    ...{ sessionId, door, asked, offered: tight, plan: { startAt, endAt: startAt + HOUR } },
  }
}

/** A household of two with a guest who has not answered, and what they have put in. */
async function household(test: TestCloud) {
  await givePoints(test, ['o-wisher', 'h-4'], 60)
  await test.must('o-wisher', 'household.create', { name: '王家' })
  await test.must('o-wisher', 'household.invite', { card: `card-${personIdOf('h-4')}` })
  const householdId = (await test.must('h-4', 'household.open', {})).invitations[0]?.householdId ?? ''
  await test.must('h-4', 'household.answer', { householdId, accept: true })
  await test.must('o-wisher', 'household.contribute', { amount: 5 })
  await test.must('o-wisher', 'household.invite', { card: `card-${personIdOf('h-1')}` })
  return { householdId }
}

const digitsOf = (code: string | null): string => (code ?? '').replaceAll(' ', '')

/** A shop with a prize, one of it reserved at the desk's counter and one handed out. */
async function store(test: TestCloud) {
  const shop = { name: '老街粮油', place: '街口', contact: '', active: true }
  const { partnerId, version: partnerVersion } = await test.must('o-staff', 'store.savePartner', shop)
  await appoint(test, 'o-shop', ['partner_user'], { partnerId, realName: '陈掌柜' })
  const { _id: prizeId, version: prizeVersion } = await putPrize(test, { partnerId })
  const mine = await test.must('o-wisher', 'store.reserve', { prizeId, purse: 'own' })
  const fetched = await test.must('o-wisher', 'store.reserve', { prizeId, purse: 'own' })
  const redeem = { redemptionId: fetched.redemptionId, scanned: digitsOf(fetched.code) }
  await test.must('o-shop', 'store.redeem', redeem)
  return {
    ...{ partnerId, partnerVersion, prizeId, prizeVersion, redemptionId: mine.redemptionId },
    ...{ pickUpCode: digitsOf(mine.code), fetchedId: fetched.redemptionId },
  }
}

/** Wishes at every step, and texts that the content check held back. */
async function wishes(test: TestCloud) {
  const { wishId: newWishId } = await makeWish(test, { title: '想要一副老花镜' })
  const wishId = await hungWish(test)
  const heldWishId = await hungWish(test, { title: '想学剪纸' })
  await test.must('h-0', 'wish.claim', { wishId: heldWishId })
  await plan(test, 'h-0', heldWishId)
  const deliveredWishId = await hungWish(test, { title: '想要一把伞' })
  await test.must('h-0', 'wish.claim', { wishId: deliveredWishId })
  await plan(test, 'h-0', deliveredWishId)
  await handIn(test, 'h-0', deliveredWishId)
  const grantedWishId = await hungWish(test, { title: '想要一个热水袋' })
  await test.must('h-0', 'wish.claim', { wishId: grantedWishId })
  await plan(test, 'h-0', grantedWishId)
  const { version } = await handIn(test, 'h-0', grantedWishId)
  await test.must('o-wisher', 'wish.move', { wishId: grantedWishId, version, event: 'confirm' })
  judgeText(test, '旧书', 'review')
  judgeText(test, '代开证明', 'risky', 20006)
  const reviewed = await checkOf(test, await handInWish(test, 'o-applicant', { title: '旧书' }))
  const blocked = await checkOf(test, await handInWish(test, 'o-applicant', { reason: '代开证明' }))
  const versions = {
    newWishId: await versionOf(test, newWishId),
    heldWishId: await versionOf(test, heldWishId),
    grantedWishId: await versionOf(test, grantedWishId),
  }
  return {
    ...{ newWishId, wishId, heldWishId, deliveredWishId, grantedWishId, versions },
    ...{ checkId: reviewed._id, checkVersion: reviewed.version, blockedCheckId: blocked._id },
  }
}

/** A draft, one that waits for its hour, and one that is out and asks for an answer. */
async function notices(test: TestCloud) {
  const grid = {
    audience: { ...{ station: false, gridIds: ['g01'] }, buildings: [], roles: [], activityIds: [] },
  }
  const draft = await savedNotice(test, 'o-grid', { ...grid, title: '还没发的' })
  const later = await savedNotice(test, 'o-grid', { ...grid, title: '晚上发的' })
  const planned = await test.must('o-grid', 'notice.send', {
    ...{ noticeId: later.noticeId, version: later.version, at: test.now() + 5 * HOUR },
  })
  const out = await sentNotice(test, 'o-grid', { ...grid, askReceipt: true })
  return {
    ...{ draftNoticeId: draft.noticeId, draftNoticeVersion: draft.version },
    ...{ plannedNoticeId: planned.noticeId, plannedNoticeVersion: planned.version },
    ...{ noticeId: out.noticeId, noticeVersion: out.version },
  }
}

/** A letter of one's own, and one that did not reach WeChat. */
async function letters(test: TestCloud) {
  const letter = (id: string, openid: string): MessageDocument => ({
    ...{ _id: id, personId: personIdOf(openid), stationId: 'st1', kind: 'offer', title: '有空位留给您' },
    ...{ text: '空出一个位子', page: '/pages/home/index', at: test.now(), readAt: null, listed: true },
    ...{ aboutId: null, unread: true },
    delivery: { state: 'failed', attempts: 5, nextAt: test.now(), error: '45009' },
  })
  await put(test, 'messages', [letter('m-wisher', 'o-wisher')])
  return { messageId: 'm-wisher' }
}

/** What was changed so often that its next change needs a version; the store is open whatever weekday it is. */
async function switches(test: TestCloud) {
  const { version: rulesVersion } = await test.must('o-admin', 'points.rules', {})
  const draft = {
    minutesPerPoint: 80,
    wishPoints: 11,
    sortingPoints: 1,
    version: rulesVersion,
    reason: '试行',
  }
  const effectiveFrom = dayOf(test.now() + 2 * DAY)
  const rules = await test.must('o-admin', 'points.saveRule', { ...draft, effectiveFrom })
  const days = { closedDays: [], extraDays: [] }
  const first = await test.must('o-staff', 'store.saveOpening', {
    ...{ ...days, version: 0 },
    weekdays: [1, 2, 3, 4, 5, 6],
  })
  const { version: openingVersion } = await test.must('o-staff', 'store.saveOpening', {
    ...{ ...days, version: first.version },
    weekdays: [1, 2, 3, 4, 5, 6, 7],
  })
  const before = await test.must('o-staff', 'station.switches', {})
  const features = { wishes: true, store: true }
  const after = await test.must('o-admin', 'station.saveSwitches', { features, version: before.version })
  return { rulesVersion: rules.version, openingVersion, switchesVersion: after.version }
}

/** A project that was written twice, so that an older version than the newest there is one. */
async function project(test: TestCloud) {
  const form = {
    ...{ name: '楼道读书', positionId: 'edu_publicity', about: '一栋楼一起读', leaderName: '周敏' },
    isBrand: true,
  }
  const first = await test.must('o-staff', 'project.save', { form: { ...form, about: '' } })
  const { projectId } = first
  const { version } = await test.must('o-staff', 'project.save', { projectId, version: first.version, form })
  return { project: { projectId, version, form } }
}

/** A team with a leader, a member who was just agreed to, one to be asked out, and one who waits for an answer. */
async function team(test: TestCloud) {
  const { teamId, version } = await activeTeam(test, { staff: 'o-staff', head: 'o-admin', leader: 'h-0' })
  for (const openid of ['h-1', 'h-2', 'h-3']) {
    await test.must(openid, 'team.apply', { teamId })
    const seen = await memberOf(test, 'o-staff', teamId, openid)
    await test.must('o-staff', 'team.decide', { teamId, ...seen, agree: true })
  }
  await test.must('h-4', 'team.apply', { teamId })
  return {
    team: {
      ...{ teamId, version, newLeaderId: personIdOf('h-1') },
      waits: await memberOf(test, 'o-staff', teamId, 'h-4'),
      member: await memberOf(test, 'o-staff', teamId, 'h-2'),
    },
  }
}

/** Somebody who was named team leader twice, so that an older version than the newest there is one. */
async function colleague(test: TestCloud) {
  const personId = personIdOf('h-5')
  await test.must('h-5', 'me.open', {})
  const named = { personId, gridIds: [], partnerId: null, why: '' }
  const first = await test.must('o-admin', 'colleagues.appoint', {
    ...{ ...named, version: 0, roles: ['grid_worker'], gridIds: ['g01'] },
  })
  const { version } = await test.must('o-admin', 'colleagues.appoint', {
    ...{ ...named, version: first.version, roles: ['team_leader'] },
  })
  return { appointed: { personId, version } }
}

const plainUpdate = { replace: false, multi: true, upsert: false }

/** Makes the station. It is ten in the morning of a day to come, and nobody has used any of the day's measures. */
export async function fullStation(test: TestCloud) {
  const today = startOf(dayOf(test.now() + 2 * DAY)) + 10 * HOUR
  test.at(today - 2 * DAY)
  await people(test)
  const past = await visits(test, today)
  test.at(today)
  await approvedNow(test)
  await movers(test)
  await put(test, 'people', [aPerson('o-certified', { realName: '任有证', papers: [aPaper()] })])
  const child = aDependant('乐乐')
  await test.cloud.store.update('people', {
    ...{ query: { _id: personIdOf('o-wisher') }, nowMs: today, ...plainUpdate },
    update: { $set: { family: [child], cardTokens: [`card-${personIdOf('o-wisher')}`, child.cardToken] } },
  })
  const held = { ...past, ...(await activities(test)), ...(await household(test)), ...(await store(test)) }
  const added = { personId: personIdOf('o-applicant'), title: '陪伴', day: dayOf(today - DAY), minutes: 60 }
  const record = await test.must('o-grid', 'hours.add', { ...added, reason: '没有码' })
  const full = {
    ...held,
    ...{ childId: child.personId, childCard: child.cardToken },
    ...{ addedRecordId: record.recordId, addedRecordVersion: record.version },
    ...(await homeVisit(test)),
    ...(await bookedRoom(test)),
    ...(await dutyTurn(test)),
    ...(await preparedDay(test)),
    ...(await fullCampaigns(test)),
    ...(await lastMonth(test)),
    ...(await fromElsewhere(test)),
    ...(await anHonour(test)),
    ...(await fullCourse(test)),
    ...(await groupRobot(test)),
    ...(await certificatesOf(test)),
    ...(await wishes(test)),
    ...(await notices(test)),
    ...(await letters(test)),
    ...(await switches(test)),
    ...(await colleague(test)),
    ...{ ...(await project(test)), ...(await team(test)) },
    ...{ ...(await surveyed(test)), ...(await greened(test)), ...(await articles(test)) },
    ...(await imported(test)),
    ...(await casesAndPost(test)),
    ...{ photo: await aPhoto(test), phoneCode: 'a-code', termsVersion: volunteerTermsVersion, today },
  }
  await test.cloud.store.update('people', {
    ...{ query: {}, update: { $unset: { quota: '' } }, nowMs: today, ...plainUpdate },
  })
  return full
}

export type FullStation = Awaited<ReturnType<typeof fullStation>>
