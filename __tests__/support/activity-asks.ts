/** Owns what the actions of activities, the door and hours are asked in the full station. */
import { DAY, dayOf, HOUR } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import { personIdOf } from './builders'
import { proofAt } from './door'
import { aRecapForm } from './full-activities'
import type { FullStation } from './full-station'
import type { TestCloud } from './test-cloud'

export const activityAsks = (
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

export const hoursAsks = (full: FullStation, test: TestCloud): Asks<'hours' | 'points' | 'household'> => {
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
