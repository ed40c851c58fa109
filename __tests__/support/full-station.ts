/** Owns a station with one of everything in it, each thing ready for the next step that somebody may take. */
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
import { DAY, dayOf, HOUR, startOf } from '../../src/domain/kernel/clock'
import { volunteerTermsVersion } from '../../src/domain/person/consents'
import { casesAndPost } from './gigs'
import { aDependant, aPerson, personIdOf, put } from './builders'
import { certificatesOf } from './certificates'
import { aPaper } from './papers'
import { aPhoto } from './pieces'
import { appoint } from './station'
import { givePoints, putPrize } from './store'
import { imported } from './imports'
import { greened } from './green'
import { articles } from './articles'
import { fairToday } from './stalls'
import { surveyed } from './surveys'
import { activeTeam, memberOf } from './teams'
import type { TestCloud } from './test-cloud'
import { approvedNow, colleague, movers, people } from './full-people'
import { activities, visits } from './full-activities'
import { letters, notices, wishes } from './full-texts'

/** The robot of the station's group. */
async function groupRobot(test: TestCloud) {
  const { version } = await test.must('o-admin', 'gaps.setRobot', { address: robotAddress('a'), version: 0 })
  return { robotVersion: version }
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
  const squad = await team(test)
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
    ...{ ...(await project(test)), ...squad, ...(await fairToday(test, squad.team.teamId)) },
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
