/** Ten years of one busy neighbour, lived through the real actions: what is kept of a person stays small, and so does what is read. */
import { overBounds } from '../../support/over-bounds'
import { DAY, dayOf, HOUR, MINUTE } from '../../../src/domain/kernel/clock'
import type { AccountDocument } from '../../../src/domain/account/account'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { volunteerTermsVersion } from '../../../src/domain/person/consents'
import { aDueMessage, aPerson, personIdOf, put, putSession } from '../../support/builders'
import { consentTo } from '../../support/consents'
import { visit } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const WHO = 'busy'
/** Ten years, of which every other month is lived. */
const TIMES = 60
/** Rows of a list. */
const PAGE = 20
const MOST_BYTES = 8 * 1024

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '孙专职' })
  await appoint(test, 'admin', ['station_admin'], { realName: '高站长' })
  await put(test, 'people', [aPerson(WHO, { realName: '欧阳淑芬' })])
  for (const scope of ['identity', 'phone', 'family'] as const)
    await test.must(WHO, 'me.consent', consentTo(scope))
})
afterAll(() => test.close())

const personId = personIdOf(WHO)
const person = async () => (await test.rows<PersonDocument>('people', { _id: personId }))[0]!

/** A visit, a sign-up that is given up, consents to letters, and the timer. */
async function oneMonth(): Promise<void> {
  const session = await putSession(test, { startAt: test.now() + 25 * MINUTE })
  await test.must(WHO, 'activity.signUp', { sessionId: session._id })
  const other = await putSession(test, { startAt: test.now() + 3 * DAY })
  await test.must(WHO, 'activity.signUp', { sessionId: other._id })
  await test.must(WHO, 'activity.cancel', { sessionId: other._id })
  await test.must(WHO, 'me.subscribed', { templates: ['placeNotice', 'stationNotice'] })
  await visit(test, WHO, session)
  for (let run = 0; run < 3; run++) {
    test.at(test.now() + HOUR)
    await test.jobs()
  }
  test.at(test.now() + 60 * DAY)
}

/** What happens once a year: another flat, another card, a consent given or taken back. */
async function oneYear(year: number): Promise<void> {
  const home = { gridId: 'g01', building: '1 号楼', unit: '2', room: `${100 + year}` }
  await test.must(WHO, 'me.updateProfile', home)
  await test.must(WHO, 'me.consent', consentTo('photo', year % 2 === 0))
  await test.must(WHO, 'me.renewCard', {})
}

/** Everything in the inbox is read. */
async function readAll(): Promise<void> {
  const unread = await test.rows<{ _id: string }>('messages', { personId, unread: true })
  for (let from = 0; from < unread.length; from += 20)
    await test.must(WHO, 'inbox.read', {
      messageIds: unread.slice(from, from + 20).map(({ _id }) => _id),
    })
}

/** What happens every third year: a child comes and goes, volunteering is begun and given up, so are two offices. */
async function threeYears(): Promise<void> {
  await test.must(WHO, 'me.addDependant', {
    ...{ name: '圆圆', birthDate: dayOf(test.now() - 700 * DAY), relation: 'child', agreedBy: 'guardian' },
  })
  const added = (await person()).family.find(({ removedAt }) => removedAt === null)
  if (added) await test.must(WHO, 'me.removeDependant', { personId: added.personId })
  await test.must(WHO, 'me.applyVolunteer', {
    ...{ realName: '欧阳淑芬', sex: 'woman', birthDate: '1962-03-08', phone: '13800001111' },
    ...{
      skills: ['visiting', 'cleaning'],
      slots: ['weekdayMorning'],
      termsVersion: volunteerTermsVersion,
    },
  })
  const { version } = (await person()).volunteer
  await test.must('staff', 'desk.decideVolunteer', { personId, version, event: 'approve' })
  await test.must(WHO, 'me.withdrawVolunteer', {})
  const stands = async () => ({ personId, version: (await person()).office?.version ?? 0 })
  for (const [role, gridIds] of [
    ['team_leader', []],
    ['grid_worker', ['g01']],
  ] as const) {
    const named = { roles: [role], gridIds: [...gridIds], partnerId: null, why: '人手不够' }
    await test.must('admin', 'colleagues.appoint', { ...(await stands()), ...named })
    await test.must('admin', 'colleagues.end', { ...(await stands()), role, why: '忙不过来' })
  }
}

it('keeps of a person at most eight kilobytes, and no screen reads more than a page', async () => {
  const sizes: number[] = []
  for (let time = 1; time <= TIMES; time++) {
    await oneMonth()
    if (time % 6 === 0) await oneYear(time / 6)
    if (time % 18 === 0) await threeYears()
    if (time % 6 === 0) sizes.push(JSON.stringify(await person()).length)
  }
  const [account] = await test.rows<AccountDocument>('accounts', { _id: personId })
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_BYTES)
  expect(JSON.stringify(account).length).toBeLessThanOrEqual(MOST_BYTES)
  expect([...overBounds('people', await person()), ...overBounds('accounts', account!)]).toEqual([])
  await readAll()
  const screens = [
    await test.call(WHO, 'home.open', {}),
    await test.call(WHO, 'me.open', {}),
    await test.call(WHO, 'hours.mine', {}),
    await test.call(WHO, 'activity.mine', { when: 'past' }),
    await test.call(WHO, 'inbox.open', {}),
  ]
  expect(screens.map(({ ok, ops, docs }) => [ok, ops <= 3, docs <= PAGE + 5])).toEqual(
    screens.map(() => [true, true, true]),
  )
}, 240_000)

it('counts the unread no further than anybody is told, for who never looks', async () => {
  const never = Array.from({ length: 400 }, (_, i) => ({
    ...aDueMessage(`never-${i}`, 'never'),
    ...{ unread: true, listed: true, at: i },
  }))
  await put(test, 'people', [aPerson('never')])
  await put(test, 'messages', never)
  const home = await test.call('never', 'home.open', {})
  expect(home).toMatchObject({ ok: true, data: { unread: 100 } })
  expect(home.docs).toBeLessThanOrEqual(110)
})
