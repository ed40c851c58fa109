/** Owns the activities of the full station: one that is out, a draft, one at the door, one that is over, and one that is agreed to by hand. */
import type { RecapForm } from '../../src/domain/activity/recap'
import type { EnrollmentDocument } from '../../src/domain/activity/documents'
import { DAY, HOUR, MINUTE } from '../../src/domain/kernel/clock'
import { personIdOf, putSession } from './builders'
import { attended, proofAt, visit } from './door'
import { anActivityForm } from './activity-forms'
import type { TestCloud } from './test-cloud'

export const aRecapForm = (given: Partial<RecapForm> = {}): RecapForm => ({
  ...{ words: '楼道扫干净了。', photos: [], noFaces: false, helped: null, helpedGroup: 'all' },
  ...given,
})

/** Yesterday's visits: one approved, one that was never ended. */
export async function visits(test: TestCloud, today: number) {
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
export async function activities(test: TestCloud) {
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
