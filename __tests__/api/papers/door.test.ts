/** What a session asks for holds at its door too: whoever's cover was ended since the sign-up is not let in by anybody. */
import { DAY, dayOf, HOUR, MINUTE } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { keepPresent, laterJobs } from '../../support/crash'
import { proofAt } from '../../support/door'
import { aCredential } from '../../support/papers'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let rewind: () => Promise<void>
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '赵专职' })
  await appoint(test, 'lead', ['team_leader'], { realName: '孙大姐' })
  await put(test, 'people', [aPerson('li', { realName: '李建国' }), aPerson('chen', { realName: '陈晓梅' })])
  for (const openid of ['li', 'chen']) await test.must('o-staff', 'papers.grant', cover(openid))
  rewind = await keepPresent(test)
})
beforeEach(() => rewind())
afterAll(() => test.close())

const cover = (openid: string) =>
  aCredential(openid, {
    ...{ sort: 'cover', kind: 'volunteer', number: 'BX-1', organiser: '保险公司' },
    ...{ from: dayOf(test.now()), until: dayOf(test.now() + 200 * DAY) },
  })

const personId = personIdOf('li')

/** Both have a place; then what covers Li is ended. */
async function uncovered() {
  const session = await putSession(test, {
    ...{ insured: true, leaderId: personIdOf('lead'), startAt: test.now() + 10 * DAY },
  })
  const sessionId = session._id
  for (const openid of ['li', 'chen']) await test.must(openid, 'activity.signUp', { sessionId })
  const { papers } = await test.must('o-staff', 'papers.file', { personId })
  await test.must('o-staff', 'papers.end', { personId, paperId: papers[0]?.paperId ?? '', reason: '退保了' })
  return session
}

const refused = { ok: false, error: { code: 'DOOR_PAPER', details: { paper: '保险' } } }

it('lets nobody in without it: not by the code, nor by the card, nor by a tick; and everybody with it', async () => {
  const session = await uncovered()
  const sessionId = session._id
  test.at(session.startAt - 10 * MINUTE)
  const proof = proofAt(session, test.now())
  const [li] = await test.rows<PersonDocument>('people', { _id: personId })
  const card = li?.cardToken ?? ''
  expect(await test.call('li', 'attendance.checkIn', { sessionId, proof })).toMatchObject(refused)
  expect(await test.call('lead', 'attendance.scanCard', { sessionId, card, as: 'in' })).toMatchObject(refused)
  expect(await test.call('lead', 'attendance.mark', { sessionId, personId, as: 'in' })).toMatchObject(refused)
  await test.must('chen', 'attendance.checkIn', { sessionId, proof: proofAt(session, test.now()) })
  await test.must('o-staff', 'papers.grant', cover('li'))
  const reply = await test.call('li', 'attendance.checkIn', { sessionId, proof })
  expect([codeOf(reply), reply.ops <= 3, reply.depth <= 2]).toEqual(['ok', true, true])
  // Whoever is inside is told so, whatever is ended afterwards.
  const { papers } = await test.must('o-staff', 'papers.file', { personId })
  const held = papers.find(({ state }) => state === 'valid')
  await test.must('o-staff', 'papers.end', { personId, paperId: held?.paperId ?? '', reason: '退保了' })
  expect(codeOf(await test.call('li', 'attendance.checkIn', { sessionId, proof }))).toBe('ok')
  expect(codeOf(await test.call('lead', 'attendance.mark', { sessionId, personId, as: 'in' }))).toBe('ok')
  expect(codeOf(await test.call('lead', 'attendance.mark', { sessionId, personId, as: 'out' }))).toBe('ok')
})

it('is missing on the roster beside the name, for one request more, and costs a session without it nothing', async () => {
  const { _id: sessionId } = await uncovered()
  const reply = await test.call('lead', 'attendance.roster', { sessionId })
  if (!reply.ok) throw new Error('no roster')
  expect(reply.ops).toBeLessThanOrEqual(3)
  const missing = new Map(reply.data.rows.map((row) => [row.personId, row.missing]))
  expect([missing.get(personId), missing.get(personIdOf('chen'))]).toEqual(['保险', ''])
  const { _id: plain } = await putSession(test, { leaderId: personIdOf('lead') })
  expect((await test.call('lead', 'attendance.roster', { sessionId: plain })).ops).toBeLessThanOrEqual(2)
})

it('is told on the evening before, once, to whoever lacks it and to whoever leads', async () => {
  const session = await uncovered()
  const told = async (openid: string, title: RegExp) =>
    (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) })).filter((one) =>
      title.test(one.title),
    ).length
  test.at(session.startAt - DAY + 12 * HOUR)
  await laterJobs(test)
  await laterJobs(test)
  test.at(session.startAt - 100 * MINUTE)
  await laterJobs(test)
  const lacking = /「保险」还没有登记/
  expect([await told('li', lacking), await told('chen', lacking)]).toEqual([1, 0])
  expect(await told('lead', /有 1 位还签不了到/)).toBe(1)
})
