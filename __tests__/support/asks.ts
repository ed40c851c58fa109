/** Owns, for every action of the contract, somebody who may ask it in the full station and what is asked: each is accepted as it stands. */
import type { ActionName, Input } from '../../src/contract'
import { DAY, dayOf, HOUR } from '../../src/domain/kernel/clock'
import { type Ask, ask, type Asks } from './ask'
import { personIdOf } from './builders'
import { caseAsks } from './case-asks'
import { courseAsks } from './courses'
import { aCourseForm, anActivityForm } from './activity-forms'
import type { FullStation } from './full-station'
import { dutyAsks } from './duty-asks'
import { privacyAsks } from './privacy-asks'
import { roomAsks } from './room-asks'
import { seasonAsks } from './seasons'
import { stationAsks } from './station-asks'
import { aTeamForm } from './teams'
import type { TestCloud } from './test-cloud'
import { activityAsks, hoursAsks } from './activity-asks'
import { noticeAsks, visitAsks, wishAsks } from './text-asks'
import { colleaguesAsks, meAsks, papersAsks, residentsAsks } from './people-asks'

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
  ...caseAsks(full, test.now()),
})
