/** A team is asked to perform: who is asked, who answers, how the day is moved, what time does, and what is no case at all. */
import type { CaseDocument } from '@/domain/case/documents'
import { invitation } from '@/domain/invitation'
import { invitationRules as rules } from '@/domain/invitation/rules'
import { DAY, dayOf, instantOf, MINUTE } from '@/domain/kernel/clock'
import type { MessageDocument } from '@/domain/message/documents'
import { aCaseForm, caseRow } from '../../support/cases'
import { caseStation, HANDLER, NEIGHBOUR, OWNER, TROUPE } from '../../support/case-people'
import { personIdOf } from '../../support/builders'
import { appoint } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let started: number
let ahead: string

beforeAll(async () => {
  test = await testCloud()
  started = test.now()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(started)
  await caseStation(test)
  ahead = dayOf(started + 10 * DAY)
})
afterAll(() => test.close())

const STAFF = 'o-staff'
const rowOf = (caseId: string): Promise<CaseDocument> => caseRow(test, caseId)
const lettersTo = async (openid: string): Promise<string[]> =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) })).map(({ text }) => text)

const asked = async (given: object = {}) => {
  const { form } = await aCaseForm(test, invitation)
  return { form: { ...form, day: ahead, time: '14:00', ...given }, unnamed: false }
}
const invite = async (given: object = {}) => test.must(OWNER, 'invitation.begin', await asked(given))
const allCases = () => test.rows('cases', { kind: 'invitation' })

const move = async (openid: string, caseId: string, event: string, more: object = {}) => {
  const { version } = await rowOf(caseId)
  return test.call(openid, 'invitation.move', { caseId, version, event, ...more })
}
const coming = { answers: { accept: { brings: '锣鼓两段', wants: '一块空地' } } }
const onDay = (event: string, days: number) => ({
  answers: { [event]: { day: dayOf(started + days * DAY), time: '10:00' } },
})

/** Lets time pass to just after the next deadline. */
async function waitOut(caseId: string): Promise<void> {
  test.at(((await rowOf(caseId)).dueAt ?? 0) + MINUTE)
  await test.jobs()
}

it('reaches whoever leads the team, is answered, performed and confirmed; nobody gets hours of it', async () => {
  const { caseId } = await invite()
  expect(await lettersTo(HANDLER)).toEqual([expect.stringContaining('请在 3 个工作日里点开答复')])
  const read = await test.must(HANDLER, 'invitation.open', { caseId })
  expect([read.by, read.headline]).toEqual(['王*', expect.stringContaining('锣鼓队')])
  expect(codeOf(await move(HANDLER, caseId, 'accept', coming))).toBe('ok')
  expect((await lettersTo(OWNER)).join()).toContain('能来')
  expect((await lettersTo(STAFF)).join()).toContain('新建活动')
  test.at(instantOf(ahead, '14:00') + MINUTE)
  await test.jobs()
  expect((await rowOf(caseId)).state).toBe('today')
  // Once it has begun, it is not taken back any more.
  expect(codeOf(await move(OWNER, caseId, 'withdraw'))).toBe('INVALID_STATE')
  expect(codeOf(await move(HANDLER, caseId, 'perform'))).toBe('ok')
  expect(codeOf(await move(OWNER, caseId, 'confirm', { words: '热闹' }))).toBe('ok')
  expect((await rowOf(caseId)).state).toBe('closed')
  expect((await lettersTo(HANDLER)).join()).toContain('辛苦大家')
  expect(await test.rows('serviceRecords')).toEqual([])
  const { items } = await test.must(HANDLER, 'invitation.mine', {})
  expect(items.map((one) => [one.caseId, one.by])).toEqual([[caseId, '王*']])
})

it('is nobody else’s: neither a member of the team nor a neighbour sees it or answers', async () => {
  await appoint(test, 'o-member', [], { realName: '吴队员', 'volunteer.state': 'active' })
  const { caseId } = await invite()
  for (const openid of ['o-member', NEIGHBOUR]) {
    expect(codeOf(await move(openid, caseId, 'accept', coming))).toBe('NOT_FOUND')
    expect(codeOf(await test.call(openid, 'invitation.open', { caseId }))).toBe('NOT_FOUND')
  }
  // Whoever invited does not answer for the team.
  expect(codeOf(await move(OWNER, caseId, 'accept', coming))).toBe('FORBIDDEN')
})

it('what is paid for is no case, and leaves nothing behind; nor is one for a team that cannot be asked', async () => {
  const commercial = await asked({ nature: 'commercial' })
  expect(codeOf(await test.call(OWNER, 'invitation.begin', commercial))).toBe('CASE_ELSEWHERE')
  const gone = await asked({ team: 'no-such-team' })
  expect(codeOf(await test.call(OWNER, 'invitation.begin', gone))).toBe('CASE_TEAM_GONE')
  // Nobody invites the team that is their own to answer for.
  expect(codeOf(await test.call(HANDLER, 'invitation.begin', await asked()))).toBe('CASE_TEAM_GONE')
  const { teams } = await test.must(OWNER, 'invitation.form', {})
  expect(teams).toEqual([{ teamId: TROUPE, name: '锣鼓队', shows: '锣鼓' }])
  await test.cloud.store.update('teams', {
    ...{ query: { _id: TROUPE }, update: { $set: { state: 'inactive' } }, nowMs: test.now() },
    ...{ replace: false, multi: false, upsert: false },
  })
  expect(codeOf(await test.call(OWNER, 'invitation.begin', await asked()))).toBe('CASE_TEAM_GONE')
  expect((await test.must(OWNER, 'invitation.form', {})).teams).toEqual([])
  expect([await allCases(), await lettersTo(HANDLER)]).toEqual([[], []])
})

it('handed in twice it is one; of two who answer at once one is heard, and a repeat is answered alike', async () => {
  const input = await asked()
  const [one, two] = await Promise.all(
    [1, 2].map(() => test.call(OWNER, 'invitation.begin', input, 'request-key-1')),
  )
  expect([codeOf(one as never), codeOf(two as never), (await allCases()).length]).toEqual(['ok', 'ok', 1])
  expect(await lettersTo(HANDLER)).toHaveLength(1)
  const { _id: caseId, version } = (await allCases())[0] as CaseDocument
  const step = { caseId, version }
  const codes = await Promise.all([
    test.call(HANDLER, 'invitation.move', { ...step, event: 'accept', ...coming }),
    test.call(STAFF, 'invitation.move', { ...step, event: 'decline', words: '那天不行' }),
  ])
  expect(codes.map((reply) => codeOf(reply)).sort()).toEqual(['STALE', 'ok'])
  const { history } = await rowOf(caseId)
  const [by, again] =
    history.at(-1)?.on === 'accept'
      ? [HANDLER, { event: 'accept', ...coming }]
      : [STAFF, { event: 'decline', words: '那天不行' }]
  expect(codeOf(await test.call(by, 'invitation.move', { ...step, ...again }))).toBe('ok')
  expect((await rowOf(caseId)).history).toHaveLength(history.length)
})

it('a day is moved only when the other side agrees, and the clock follows it', async () => {
  const { caseId } = await invite()
  await move(HANDLER, caseId, 'accept', coming)
  expect(codeOf(await move(HANDLER, caseId, 'newDay', onDay('newDay', 14)))).toBe('ok')
  expect(codeOf(await move(HANDLER, caseId, 'fine'))).toBe('FORBIDDEN')
  await move(OWNER, caseId, 'notFine')
  expect((await rowOf(caseId)).form['day']).toBe(ahead)
  await move(OWNER, caseId, 'wishDay', onDay('wishDay', 15))
  await move(HANDLER, caseId, 'fineToo')
  const moved = await rowOf(caseId)
  expect([moved.form['day'], moved.form['time']]).toEqual([dayOf(started + 15 * DAY), '10:00'])
  expect(moved.dueAt).toBe(instantOf(dayOf(started + 15 * DAY), '10:00'))
  // Nobody answers: the day stays.
  await move(HANDLER, caseId, 'newDay', onDay('newDay', 20))
  await waitOut(caseId)
  expect(await rowOf(caseId)).toMatchObject({ state: 'accepted', dueAt: moved.dueAt, form: moved.form })
})

it('the team may offer another day first, which whoever invited takes or not', async () => {
  const { caseId } = await invite()
  const offered = { day: dayOf(started + 12 * DAY), time: '09:00', brings: '秧歌' }
  expect(codeOf(await move(HANDLER, caseId, 'offerDay', { answers: { offerDay: offered } }))).toBe('ok')
  expect(codeOf(await move(OWNER, caseId, 'takeDay'))).toBe('ok')
  expect(await rowOf(caseId)).toMatchObject({ state: 'accepted', form: { day: offered.day, time: '09:00' } })
  expect((await rowOf(caseId)).form).not.toHaveProperty('brings')
})

it('whoever does not answer is told of once to the station, and at last the day has passed', async () => {
  const { caseId } = await invite()
  await waitOut(caseId)
  await test.jobs()
  expect((await rowOf(caseId)).state).toBe('late')
  const late = (letters: string[]) => letters.filter((text) => text.includes('还没有答复'))
  expect([late(await lettersTo(STAFF)).length, late(await lettersTo(OWNER)).length]).toEqual([1, 1])
  await waitOut(caseId)
  expect(await rowOf(caseId)).toMatchObject({ state: 'lapsed', wakeAt: null })
})

it('goes with the team to whoever leads it from then on, and is nobody else’s any more', async () => {
  await appoint(test, 'o-next', [], {
    ...{ realName: '沈新队长', 'volunteer.state': 'active', birthDate: '1970-01-01' },
  })
  const { caseId } = await invite()
  const over = await invite({ day: dayOf(started + 11 * DAY) })
  await move(HANDLER, over.caseId, 'decline', { words: '那天不行' })
  const change = { teamId: TROUPE, version: 1, personId: personIdOf('o-next') }
  expect(codeOf(await test.call(STAFF, 'team.setLeader', change))).toBe('ok')
  expect((await rowOf(caseId)).history.map(({ on }) => on)).toEqual(['begin', 'hand'])
  expect((await lettersTo('o-next')).join()).toContain('请您答复')
  expect(codeOf(await move(HANDLER, caseId, 'accept', coming))).toBe('NOT_FOUND')
  expect(codeOf(await test.call(HANDLER, 'invitation.contact', { caseId }))).toBe('NOT_FOUND')
  expect((await test.must(HANDLER, 'invitation.mine', {})).items.map((one) => one.caseId)).toEqual([
    over.caseId,
  ])
  // Handing it on once more changes nothing for whoever has it.
  expect(codeOf(await move(STAFF, caseId, 'hand'))).toBe('ok')
  expect(codeOf(await move('o-next', caseId, 'accept', coming))).toBe('ok')
})

it('when it was said that nobody came, the station asks both and writes down what it was', async () => {
  const { caseId } = await invite()
  await move(HANDLER, caseId, 'accept', coming)
  await waitOut(caseId)
  await waitOut(caseId)
  expect((await rowOf(caseId)).state).toBe('unsaid')
  expect(codeOf(await move(OWNER, caseId, 'missed', { words: '没有等到' }))).toBe('ok')
  expect(codeOf(await move(STAFF, caseId, 'clear', { words: '车坏了，下回补' }))).toBe('ok')
  expect((await rowOf(caseId)).state).toBe('closed')
  // One that was performed ends by itself.
  const other = await invite({ day: dayOf(test.now() + 6 * DAY) })
  await move(HANDLER, other.caseId, 'accept', coming)
  await waitOut(other.caseId)
  await move(HANDLER, other.caseId, 'perform')
  test.at(test.now() + rules.confirmDays * DAY + MINUTE)
  await test.jobs()
  expect((await rowOf(other.caseId)).state).toBe('closed')
})
