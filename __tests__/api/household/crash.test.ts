/** Whatever request of a household's command dies, and however: no point is lost or doubled, and the repeat says what is so. */
import type { TestInput } from '../../support/as-shown'
import type { ActionName } from '../../../src/contract'
import type { AccountDocument } from '../../../src/domain/account/account'
import { shareIn } from '../../../src/domain/household/shares'
import type { HouseholdDocument } from '../../../src/domain/household/documents'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { crashCall, crashesIn, laterJobs, ordersAfter } from '../../support/crash'
import { allPoints, givePoints, ledgerErrors } from '../../support/points'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud, type TestReply } from '../../support/test-cloud'

const [WANG, LI] = [personIdOf('wang'), personIdOf('li')]
const TOTAL = 15

let test: TestCloud
let householdId = ''
let start: number

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await put(test, 'people', [aPerson('wang', { realName: '王芳' }), aPerson('li', { realName: '李强' })])
  await givePoints(test, WANG, { 2025: 4, 2026: 6 })
  await givePoints(test, LI, { 2026: 5 })
  await test.must('wang', 'household.create', { name: '王家' })
  await test.must('wang', 'household.invite', { card: `card-${LI}` })
  householdId = (await test.must('li', 'household.open', {})).invitations[0]?.householdId ?? ''
  await test.cloud.snapshot('invited')
  await test.must('li', 'household.answer', { householdId, accept: true })
  await test.must('li', 'household.contribute', { amount: 3 })
  // What the jobs do once a day is done, so that a run of theirs does what follows from the call.
  await test.jobs()
  await test.cloud.snapshot('pooled')
  start = test.now()
})
afterAll(() => test.close())

async function rewind(name: string): Promise<void> {
  await test.cloud.restore(name)
  test.at(start)
}

/**
 * Everything that must be so whatever has happened: the books, the sum of all points, who is in which household.
 * @param atRest whether nothing may be left to the jobs; else points may be on their way, but none is gone
 */
async function wrongs(atRest = true): Promise<string[]> {
  const [accounts, households, people, messages] = await Promise.all([
    test.rows<AccountDocument>('accounts'),
    test.rows<HouseholdDocument>('households'),
    test.rows<PersonDocument>('people'),
    test.rows<MessageDocument>('messages'),
  ])
  const wrong = await ledgerErrors(test, atRest)
  const total = await allPoints(test)
  if (total !== TOTAL) wrong.push(`${total} points in all`)
  const members = new Map(
    households.flatMap(({ _id, members: all }) => all.map(({ personId }) => [personId, _id])),
  )
  for (const { _id, householdId: says } of people) {
    if ((members.get(_id) ?? null) !== says)
      wrong.push(`${_id} says ${says}, the household ${members.get(_id)}`)
  }
  for (const { _id, members: all } of households) {
    const account = accounts.find((one) => one._id === _id) ?? null
    const common = account?.balances.points ?? 0
    const shares = all.reduce((sum, { personId }) => {
      const { free, held } = shareIn(account, personId)
      return sum + free + held
    }, 0)
    if (shares !== common) wrong.push(`${_id}: shares of ${shares}, points ${common}`)
  }
  const told = messages.map(({ personId, title }) => `${personId}:${title}`)
  if (new Set(told).size !== told.length) wrong.push('somebody was told twice')
  return wrong
}

/** The answer without the moments in it, which differ by some milliseconds. */
const timeless = (reply: TestReply<unknown>): string =>
  JSON.stringify(reply.ok ? reply.data : reply.error, (name, value: unknown) =>
    name === 'at' || name === 'joinedAt' ? 0 : value,
  )

async function crashEverywhere<A extends ActionName>(
  from: 'invited' | 'pooled',
  openid: string,
  action: A,
  input: TestInput<A>,
): Promise<void> {
  const key = 'key-of-the-crash'
  await rewind(from)
  const clean = await test.call(openid, action, input, key)
  expect(clean).toMatchObject({ ok: true })
  expect(await wrongs()).toEqual([])
  for (const crash of crashesIn(test, clean)) {
    for (const order of ordersAfter(crash)) {
      const about = [...crash, order]
      await rewind(from)
      await crashCall(test, openid, action, input, crash, key)
      expect([...about, await wrongs(false)]).toEqual([...about, []])
      if (order === 'jobs first') {
        await laterJobs(test)
        expect([...about, await wrongs()]).toEqual([...about, []])
      }
      const repeat = await test.call(openid, action, input, key)
      expect([...about, timeless(repeat)]).toEqual([...about, timeless(clean)])
      expect([...about, await wrongs()]).toEqual([...about, []])
    }
  }
}

it('putting in', () => crashEverywhere('pooled', 'wang', 'household.contribute', { amount: 7 }))
it('taking back', () => crashEverywhere('pooled', 'li', 'household.takeBack', { amount: 2 }))
it('joining', () => crashEverywhere('invited', 'li', 'household.answer', { householdId, accept: true }))
it('leaving', () => crashEverywhere('pooled', 'li', 'household.leave', { householdId }))
it('asking to leave', () => crashEverywhere('pooled', 'wang', 'household.remove', { personId: LI }))
