/** Owns, for every action of the contract, somebody who may ask it in the full station and what is asked: each is accepted as it stands. */
import type { ActionName, Input } from '../../src/contract'
import { DAY, dayOf, HOUR } from '../../src/domain/kernel/clock'
import { type Ask, ask, type Asks } from './ask'
import { personIdOf } from './builders'
import { caseAsks } from './cases'
import { courseAsks } from './courses'
import { proofAt } from './door'
import { aCourseForm, anActivityForm } from './activity-forms'
import { aRecapForm, type FullStation } from './full-station'
import { aNoticeForm, nobody } from './notices'
import { dutyAsks } from './duty-asks'
import { privacyAsks } from './privacy-asks'
import { roomAsks } from './room-asks'
import { seasonAsks } from './seasons'
import { stationAsks } from './station-asks'
import { aTeamForm } from './teams'
import { aVisit } from './visits'
import type { TestCloud } from './test-cloud'
import { aWishForm } from './wishes'
import { consentTo } from './consents'

const activityAsks = (
  full: FullStation,
  test: TestCloud,
): Asks<'activity' | 'calendar' | 'applicants' | 'recap' | 'thanks' | 'attendance' | 'home'> => {
  const { sessionId, door, asked } = full
  const { _id, startAt, endAt, placeName, riskNotice } = full.offered
  const offered = { sessionId: _id }
  const proof = proofAt(door, test.now())
  return {
    'home.open': ask('o-wisher', {}),
    'calendar.open': ask('o-wisher', {}),
    'activity.list': ask('o-wisher', {}),
    'activity.calendar': ask('o-wisher', { month: dayOf(test.now()).slice(0, 7) }),
    'activity.detail': ask('o-wisher', { sessionId }),
    'activity.mine': ask('o-wisher', { when: 'upcoming' }),
    'activity.poster': ask('o-wisher', { sessionId }),
    'activity.signUp': ask('o-applicant', {
      sessionId,
      agreed: { ...full.plan, placeName: '3 号楼', riskNotice: '当心' },
    }),
    'activity.cancel': ask('o-wisher', { sessionId }),
    'activity.acceptOffer': ask('h-1', {
      ...offered,
      agreed: { startAt, endAt, placeName, riskNotice },
    }),
    'activity.passOffer': ask('h-1', offered),
    'thanks.say': ask('h-2', {
      ...{ sessionId: full.pastSessionId, version: 1, form: { grade: 'great', words: '教得耐心' } },
    }),
    'applicants.list': ask('o-lead', { sessionId: asked.sessionId }),
    'applicants.confirm': ask('o-lead', { sessionId: asked.sessionId, people: [asked.waits] }),
    'applicants.decline': ask('o-lead', {
      ...{ sessionId: asked.sessionId, people: [asked.waits], reason: '这次想先请没来过的邻居' },
    }),
    'applicants.takeBack': ask('o-lead', { sessionId: asked.sessionId, people: [asked.declined] }),
    'recap.list': ask('o-wisher', {}),
    'recap.draft': ask('o-lead', { sessionId: full.pastSessionId }),
    'recap.save': ask('o-lead', {
      ...{ sessionId: full.pastSessionId, version: 1 },
      form: aRecapForm({ words: '又扫了一遍。', helped: 3, helpedGroup: 'elder80' }),
    }),
    'recap.withdraw': ask('o-lead', { sessionId: full.pastSessionId, version: 1 }),
    'attendance.door': ask('o-lead', { sessionId: door._id }),
    'attendance.roster': ask('o-lead', { sessionId: door._id }),
    'attendance.checkIn': ask('o-wisher', { sessionId: door._id, proof }),
    'attendance.checkOut': ask('h-0', { sessionId: door._id, proof }),
    'attendance.standby': ask('o-applicant', { sessionId: door._id, proof }),
    'attendance.scanCard': ask('o-lead', {
      ...{ sessionId: door._id, card: `card-${personIdOf('o-wisher')}`, as: 'in' },
    }),
    'attendance.mark': ask('o-lead', {
      ...{ sessionId: door._id, personId: personIdOf('o-wisher'), as: 'in' },
    }),
    'attendance.undo': ask('o-lead', { sessionId: door._id, personId: personIdOf('h-1'), as: 'in' }),
    'attendance.checkOutAll': ask('o-lead', { sessionId: door._id }),
    'attendance.releaseStandby': ask('o-lead', { sessionId: door._id }),
    'attendance.answerForgotten': ask('h-3', {
      ...{ recordId: full.openRecordId, leftAt: full.today - DAY + HOUR },
    }),
  }
}

const hoursAsks = (full: FullStation, test: TestCloud): Asks<'hours' | 'points' | 'household'> => {
  const { recordId, addedRecordId, addedRecordVersion: version } = full
  const day = dayOf(test.now() - DAY)
  const month = day.slice(0, 7)
  const rule = { minutesPerPoint: 90, wishPoints: 12, sortingPoints: 1 }
  return {
    'hours.mine': ask('h-2', {}),
    'hours.receipt': ask('h-2', { recordId }),
    'hours.appeal': ask('h-2', { recordId, reason: '我待得更久' }),
    'hours.pending': ask('o-staff', {}),
    'hours.decide': ask('o-staff', { recordId: addedRecordId, version, event: 'approve' }),
    'hours.agree': ask('o-staff', { records: [{ id: addedRecordId, version }] }),
    'hours.takeBack': ask('o-staff', { records: [{ id: addedRecordId, version }] }),
    'hours.add': ask('o-grid', {
      ...{ personId: personIdOf('o-wisher'), sessionId: full.pastSessionId, title: '照看老人' },
      ...{ day, minutes: 30, reason: '没有码' },
    }),
    'hours.added': ask('o-wisher', {}),
    'hours.records': ask('o-staff', { personId: personIdOf('h-2') }),
    'points.mine': ask('o-wisher', {}),
    'points.rules': ask('o-wisher', {}),
    'points.previewRule': ask('o-staff', rule),
    'points.saveRule': ask('o-admin', {
      ...{ ...rule, version: full.rulesVersion, effectiveFrom: dayOf(test.now() + 3 * DAY), reason: '试行' },
    }),
    'points.summary': ask('o-wisher', { month }),
    'household.open': ask('o-wisher', {}),
    'household.create': ask('o-neighbour', { name: '周家' }),
    'household.invite': ask('o-wisher', { card: `card-${personIdOf('o-applicant')}` }),
    'household.answer': ask('h-1', { householdId: full.householdId, accept: true }),
    'household.contribute': ask('o-wisher', { amount: 3 }),
    'household.takeBack': ask('o-wisher', { amount: 3 }),
    'household.leave': ask('h-4', { householdId: full.householdId }),
    'household.remove': ask('o-wisher', { personId: personIdOf('h-4') }),
  }
}

const storeAsks = (full: FullStation, test: TestCloud): Asks<'store'> => {
  const { prizeId, partnerId, redemptionId } = full
  const prize: Input<'store.savePrize'>['form'] = {
    ...{
      title: '理发一次',
      kind: 'service',
      intro: '',
      photo: full.photo,
      points: 8,
      limitPerMonth: 1,
    },
    ...{ partnerId, place: '社区理发室', shelfFrom: null, shelfUntil: null, lowMark: 2 },
    pickUp: { weekdays: [2, 4], fromMinute: 540, untilMinute: 660 },
  }
  const shop = { name: '老街粮油', place: '街尾', contact: '', active: true }
  return {
    'store.open': ask('o-wisher', {}),
    'store.prize': ask('o-wisher', { prizeId }),
    'store.mark': ask('o-wisher', { prizeId }),
    'store.reserve': ask('o-wisher', {
      ...{ prizeId, purse: 'own', seen: { points: 10, place: '社区服务大厅' } },
    }),
    'store.cancel': ask('o-wisher', { redemptionId }),
    'store.mine': ask('o-wisher', {}),
    'store.redemption': ask('o-wisher', { redemptionId }),
    'store.lookUp': ask('o-staff', { scanned: full.pickUpCode }),
    'store.redeem': ask('o-shop', { redemptionId, scanned: full.pickUpCode }),
    'store.refund': ask('o-staff', { redemptionId: full.fetchedId, reason: '坏的', backToStock: false }),
    'store.reservations': ask('o-shop', { state: 'reserved' }),
    'store.desk': ask('o-shop', {}),
    'store.deskPrize': ask('o-staff', { prizeId }),
    'store.savePrize': ask('o-staff', { prizeId, version: full.prizeVersion, form: prize }),
    'store.shelf': ask('o-staff', { prizeId, version: full.prizeVersion, event: 'takeOff' }),
    'store.stock': ask('o-staff', { prizeId, how: 'in', amount: 3, reason: '到货' }),
    'store.partners': ask('o-staff', {}),
    'store.savePartner': ask('o-staff', { partnerId, version: full.partnerVersion, ...shop }),
    'store.statement': ask('o-shop', { partnerId, month: dayOf(test.now()).slice(0, 7) }),
    'store.saveOpening': ask('o-staff', {
      ...{ weekdays: [1, 2], closedDays: [], extraDays: [], version: full.openingVersion },
    }),
  }
}

const meAsks = (full: FullStation): Asks<'me' | 'inbox'> => ({
  'me.open': ask('o-wisher', {}),
  'me.updateProfile': ask('o-wisher', { nickname: '秀英', gridId: 'g01' }),
  'me.bindPhone': ask('o-wisher', { code: full.phoneCode }),
  'me.applyVolunteer': ask('o-neighbour', {
    ...{ realName: '周邻居', sex: 'man', birthDate: '1980-01-01', phone: '13800002222' },
    ...{ skills: ['cleaning'], slots: ['weekendMorning'], termsVersion: full.termsVersion },
  }),
  'me.withdrawVolunteer': ask('h-2', {}),
  'me.addDependant': ask('o-wisher', {
    name: '圆圆',
    birthDate: '2019-01-01',
    relation: 'child',
    agreedBy: 'guardian',
  }),
  'me.removeDependant': ask('o-wisher', { personId: full.childId }),
  'me.consent': ask('o-wisher', consentTo('photo')),
  'me.card': ask('o-wisher', { forPersonId: full.childId }),
  'me.renewCard': ask('o-wisher', { forPersonId: full.childId }),
  'me.phoneLooks': ask('o-wisher', {}),
  'me.subscribed': ask('o-wisher', { templates: ['placeNotice'] }),
  'inbox.open': ask('o-wisher', {}),
  'inbox.read': ask('o-wisher', { messageIds: [full.messageId] }),
})

const residentsAsks = (): Asks<'residents'> => ({
  'residents.find': ask('o-staff', { text: '王' }),
  'residents.look': ask('o-staff', { personId: 'r-card', at: 'home' }),
  'residents.unplaced': ask('o-staff', {}),
  'residents.place': ask('o-staff', {
    ...{ personId: 'r-card', gridId: 'g01', building: '1 号楼', before: { gridId: 'g01', building: '' } },
  }),
  'residents.twins': ask('o-staff', {}),
  'residents.settleTwin': ask('o-staff', { personId: 'r-card', at: 1 }),
  'residents.absences': ask('o-founder', {}),
  'residents.settleAbsences': ask('o-founder', { personId: 'r-card', newest: 'e-card' }),
  'residents.compare': ask('o-staff', { personId: 'r-one', otherId: 'r-two' }),
  'residents.merge': ask('o-staff', { stays: 'r-one', closes: 'r-two' }),
  'residents.unmerge': ask('o-staff', { closes: 'r-two' }),
  'residents.merged': ask('o-staff', {}),
})

const papersAsks = (): Asks<'papers'> => {
  const personId = personIdOf('o-certified')
  return {
    'papers.file': ask('o-staff', { personId }),
    'papers.grant': ask('o-staff', {
      ...{ personId, sort: 'credential', kind: 'nurse', number: 'HS-20240088', until: '2099-12-31' },
    }),
    'papers.end': ask('o-staff', { personId, paperId: 'paper-1', reason: '证书收回了' }),
    'papers.number': ask('o-staff', { personId, paperId: 'paper-1' }),
  }
}

const colleaguesAsks = (full: FullStation): Asks<'colleagues'> => {
  const { personId, version } = full.appointed
  return {
    'colleagues.list': ask('o-staff', {}),
    'colleagues.open': ask('o-staff', { personId }),
    'colleagues.appoint': ask('o-admin', {
      ...{ personId, version, roles: ['grid_worker'], gridIds: ['g02'], partnerId: null, why: '人手不够' },
    }),
    'colleagues.end': ask('o-admin', { personId, version, role: 'team_leader', why: '搬走了' }),
    'colleagues.takeBack': ask('o-admin', { personId, version }),
    'colleagues.handOver': ask('o-admin', { personId: personIdOf('o-lead') }),
  }
}

const projectAsks = ({ project, switchesVersion }: FullStation): Asks<'project'> => {
  const { projectId, version, form } = project
  return {
    'project.list': ask('o-wisher', {}),
    'project.open': ask('o-wisher', { projectId }),
    'project.desk': ask('o-staff', {}),
    'project.save': ask('o-staff', { projectId, version, form: { ...form, name: '楼道读报' } }),
    'project.rest': ask('o-staff', { projectId, version, active: false }),
    'project.turnPosition': ask('o-admin', {
      ...{ positionId: form.positionId, active: false, version: switchesVersion },
    }),
  }
}

const teamAsks = ({ team }: FullStation): Asks<'team'> => {
  const { teamId, version, waits, member, newLeaderId } = team
  return {
    'team.list': ask('o-neighbour', {}),
    'team.open': ask('o-neighbour', { teamId }),
    'team.members': ask('h-0', { teamId }),
    'team.apply': ask('o-neighbour-v', { teamId }),
    'team.leave': ask('h-3', { teamId }),
    'team.decide': ask('h-0', { teamId, ...waits, agree: false, why: '这个月人满了' }),
    'team.remove': ask('h-0', { teamId, ...member, why: '很久没来了' }),
    'team.assign': ask('h-0', { teamId, ...member, part: '鼓手' }),
    'team.takeBack': ask('o-staff', { teamId, ...member }),
    'team.desk': ask('o-staff', {}),
    'team.save': ask('o-staff', {
      ...{ teamId, version, form: aTeamForm({ name: '暖心二队' }), parentId: null, positionIds: [] },
    }),
    'team.move': ask('o-staff', { teamId, version, event: 'rest' }),
    'team.setLeader': ask('o-staff', { teamId, version, personId: newLeaderId }),
  }
}

const deskAsks = (full: FullStation, test: TestCloud): Asks<'desk' | 'moderation' | 'outbox'> => {
  const { activityId, draftId, sessionId } = full
  const form = { ...anActivityForm(test.now() + 4 * DAY), course: aCourseForm(0).course }
  return {
    'desk.open': ask('o-staff', {}),
    'desk.health': ask('o-staff', {}),
    'desk.activities': ask('o-staff', {}),
    'desk.activity': ask('o-staff', { activityId }),
    'desk.createActivity': ask('o-staff', { form }),
    'desk.copyActivity': ask('o-staff', { activityId, firstStartAt: test.now() + 5 * DAY }),
    'desk.updateActivity': ask('o-staff', {
      ...{ activityId: draftId, version: full.draftVersion },
      form: { ...form, sessions: form.sessions.map((one) => ({ ...one, seenStartAt: one.startAt })) },
    }),
    'desk.moveActivity': ask('o-staff', { activityId: draftId, version: full.draftVersion, event: 'submit' }),
    'desk.moveSession': ask('o-staff', {
      ...{ sessionId, version: full.activityVersion, event: 'postpone', reason: '下雨' },
      ...{ startAt: test.now() + 6 * DAY, endAt: test.now() + 6 * DAY + HOUR },
      seenStartAt: full.plan.startAt,
    }),
    'desk.volunteers': ask('o-staff', {}),
    'desk.decideVolunteer': ask('o-staff', {
      ...{ personId: personIdOf('o-applicant'), version: 3, event: 'approve' },
    }),
    'desk.takeBackVolunteer': ask('o-staff', { personId: personIdOf('o-approved'), version: 3 }),
    'desk.printRoster': ask('o-staff', { sessionId }),
    'desk.printCards': ask('o-grid', { personId: 'r-card' }),
    'desk.renewCard': ask('o-grid', { personId: 'r-card' }),
    'desk.registerResident': ask('o-grid', {
      ...{ realName: '冯爷爷', sex: 'man', birthDate: '1938-01-01', gridId: 'g01', building: '1 号楼' },
      consentEvidence: '当面答应',
    }),
    'moderation.queue': ask('o-staff', { checkId: full.checkId }),
    'moderation.decide': ask('o-staff', {
      checkId: full.checkId,
      version: full.checkVersion,
      verdict: 'passed',
    }),
    'moderation.blockMany': ask('o-staff', {
      checks: [{ id: full.checkId, version: full.checkVersion }],
      reason: '都是广告',
    }),
    'moderation.takeBack': ask('o-staff', {
      checks: [{ id: full.checkId, version: full.checkVersion }],
    }),
    'moderation.appeal': ask('o-applicant', { checkId: full.blockedCheckId, reason: '是社区证明' }),
    'outbox.list': ask('o-staff', {}),
    'outbox.retry': ask('o-staff', { messageId: full.messageId }),
  }
}

const wishAsks = (full: FullStation, test: TestCloud): Asks<'wish'> => {
  const { wishId, heldWishId, newWishId, versions } = full
  const form = aWishForm(test, { title: '想学用手机' })
  return {
    'wish.wall': ask('o-neighbour', { view: 'open' }),
    'wish.mine': ask('o-wisher', { as: 'maker' }),
    'wish.open': ask('o-wisher', { wishId: newWishId }),
    'wish.make': ask('o-neighbour', { form }),
    'wish.amend': ask('o-wisher', { wishId: newWishId, version: versions.newWishId, form }),
    'wish.claim': ask('h-0', { wishId }),
    'wish.leave': ask('h-0', { wishId: heldWishId }),
    'wish.note': ask('h-0', { wishId: heldWishId, text: '明天下午', photos: [full.photo] }),
    'wish.deliver': ask('h-0', {
      ...{ wishId: heldWishId, version: versions.heldWishId, text: '教会了', photos: [], facesAgreed: true },
    }),
    'wish.move': ask('o-grid', { wishId: newWishId, version: versions.newWishId, event: 'verify' }),
    'wish.rejectMany': ask('o-grid', {
      wishes: [{ id: newWishId, version: versions.newWishId }],
      reason: '同一个心愿写一次就够了',
    }),
    'wish.thank': ask('o-wisher', {
      ...{ wishId: full.grantedWishId, version: versions.grantedWishId, text: '谢谢' },
    }),
    'wish.contact': ask('h-0', { wishId: heldWishId }),
    'wish.desk': ask('o-grid', {}),
  }
}

const noticeAsks = (full: FullStation, test: TestCloud): Asks<'notice'> => {
  const { noticeId, draftNoticeId, noticeVersion: version } = full
  const reader = personIdOf('o-wisher')
  const audience = { ...nobody, gridIds: ['g01'] }
  const draft = { noticeId: draftNoticeId, version: full.draftNoticeVersion }
  const body = { title: '后天停水', text: '后天上午停水。', pictures: [], attachments: [] }
  return {
    'notice.form': ask('o-grid', { noticeId: draftNoticeId }),
    'notice.count': ask('o-grid', { audience }),
    'notice.save': ask('o-grid', { ...draft, form: aNoticeForm(test, { audience }) }),
    'notice.send': ask('o-grid', draft),
    'notice.unschedule': ask('o-grid', {
      ...{ noticeId: full.plannedNoticeId, version: full.plannedNoticeVersion },
    }),
    'notice.correct': ask('o-grid', {
      ...{ noticeId, version, body, expiresAt: test.now() + 5 * DAY, pinned: false, note: '改了日子' },
    }),
    'notice.recall': ask('o-grid', { noticeId, version, reason: '不停了' }),
    'notice.desk': ask('o-grid', {}),
    'notice.reach': ask('o-grid', { noticeId }),
    'notice.callList': ask('o-grid', { noticeId }),
    'notice.tick': ask('o-grid', { noticeId, personId: reader, how: 'visit' }),
    'notice.reveal': ask('o-grid', { noticeId, personId: reader }),
    'notice.open': ask('o-wisher', { noticeId }),
    'notice.acknowledge': ask('o-wisher', { noticeId, edition: 1 }),
  }
}

const visitAsks = ({ visitId, visited }: FullStation, test: TestCloud): Asks<'visit'> => {
  const { gridId, building } = visited
  return {
    'visit.list': ask('o-grid', { home: { gridId, building } }),
    'visit.household': ask('o-grid', { ...visited, shown: '' }),
    'visit.save': ask('o-grid', aVisit(visited, test.now(), { words: '气色好' })),
    'visit.correct': ask('o-grid', { visitId, at: test.now(), chips: ['help'], words: '想换灯泡' }),
    'visit.takeBack': ask('o-grid', { visitId }),
  }
}

const importAsks = ({ table, importId, ranImportId }: FullStation): Asks<'import'> => ({
  'import.list': ask('o-staff', {}),
  'import.open': ask('o-staff', { importId }),
  'import.preview': ask('o-staff', table),
  'import.run': ask('o-staff', { importId }),
  'import.undo': ask('o-staff', { importId: ranImportId }),
})

/** What every action is asked in the full station. */
export const asksOf = (full: FullStation, test: TestCloud): { [A in ActionName]: Ask<A> } => ({
  ...activityAsks(full, test),
  ...hoursAsks(full, test),
  ...storeAsks(full, test),
  ...projectAsks(full),
  ...teamAsks(full),
  ...importAsks(full),
  ...visitAsks(full, test),
  ...roomAsks(full, test),
  ...dutyAsks(full),
  ...courseAsks(full),
  ...seasonAsks(full),
  ...meAsks(full),
  ...deskAsks(full, test),
  ...stationAsks(full, test),
  ...residentsAsks(),
  ...privacyAsks,
  ...papersAsks(),
  ...colleaguesAsks(full),
  ...wishAsks(full, test),
  ...noticeAsks(full, test),
  ...caseAsks(full),
})
