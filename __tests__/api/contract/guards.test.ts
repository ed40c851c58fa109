/** Owns refusals that hang on what happened in between: somebody else was faster, read it, filled it up, or took it away. */
import type { ActionName, ErrorCode } from '../../../src/contract'
import { asksOf } from '../../support/asks'
import { personIdOf } from '../../support/builders'
import { fullStation, type FullStation } from '../../support/full-station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let full: FullStation
let kept: string

beforeAll(async () => {
  test = await testCloud()
  full = await fullStation(test)
  kept = await test.cloud.snapshot()
})
beforeEach(async () => {
  await test.cloud.restore(kept)
  test.at(full.today)
})
afterAll(() => test.close())

/** Asks what the full station's asker asks, or another person, or with other fields. */
async function codeOf(action: ActionName, by?: string, given: object = {}): Promise<ErrorCode | 'OK'> {
  const ask = asksOf(full, test)[action]
  const reply = await test.call(by ?? ask.by, action, { ...ask.input, ...given } as never)
  return reply.ok ? 'OK' : reply.error.code
}

const set = (collection: string, _id: string, fields: Record<string, unknown>) =>
  test.cloud.store.update(collection, {
    ...{ query: { _id }, update: { $set: fields }, replace: false, multi: false, upsert: false },
    nowMs: test.now(),
  })

it('an application is not decided as it stood before the applicant wrote it anew', async () => {
  const personId = personIdOf('o-applicant')
  await set('people', personId, { 'volunteer.version': 4, 'volunteer.skills': ['teaching'] })
  expect(await codeOf('desk.decideVolunteer')).toBe('STALE')
  const [person] = await test.rows<{ volunteer: object }>('people', { _id: personId })
  expect(person?.volunteer).toMatchObject({ state: 'pendingReview', version: 4 })
  expect(await codeOf('desk.decideVolunteer', 'o-staff', { version: 4 })).toBe('OK')
})

it('an application is decided once when two of the staff decide at once', async () => {
  const codes = await Promise.all([
    codeOf('desk.decideVolunteer'),
    codeOf('desk.decideVolunteer', 'o-staff-2', { event: 'reject', reason: '资料不全' }),
  ])
  expect(codes.filter((code) => code === 'OK')).toHaveLength(1)
})

it('a household that has filled up since the invitation takes nobody in', async () => {
  const [household] = await test.rows<{ members: object[] }>('households', { _id: full.householdId })
  const one = household?.members[1] ?? {}
  const others = Array.from({ length: 6 }, (_, i) => ({ ...one, personId: `p-more-${i}` }))
  const members = [...(household?.members ?? []), ...others]
  await set('households', full.householdId, { members })
  expect(await codeOf('household.answer')).toBe('HOUSEHOLD_FULL')
  await set('households', full.householdId, { members: members.slice(0, 7) })
  expect(await codeOf('household.answer')).toBe('OK')
})

it('whoever has read a notice is not ticked off, and the number stays covered', async () => {
  const { noticeId } = full
  await test.must('o-wisher', 'notice.open', { noticeId })
  await test.must('o-wisher', 'notice.acknowledge', { noticeId, edition: 1 })
  expect(await codeOf('notice.tick')).toBe('INVALID_STATE')
  expect(await codeOf('notice.reveal')).toBe('INVALID_STATE')
  expect(await test.rows('reveals')).toEqual([])
})

it('a wish whose maker keeps the number back, or has none any more, shows none', async () => {
  await set('wishes', full.heldWishId, { 'form.sharePhone': false })
  expect(await codeOf('wish.contact')).toBe('WISH_NO_PHONE')
  await set('wishes', full.heldWishId, { 'form.sharePhone': true })
  await set('people', personIdOf('o-wisher'), { phoneCipher: '' })
  expect(await codeOf('wish.contact')).toBe('WISH_NO_PHONE')
  expect(await codeOf('notice.reveal')).toBe('NOTICE_NO_PHONE')
  expect(await test.rows('reveals')).toEqual([])
})

it('a reservation that came to nothing is not there for anybody', async () => {
  await set('redemptions', full.redemptionId, { state: 'void' })
  await set('redemptions', full.fetchedId, { state: 'void' })
  expect(await codeOf('store.redemption')).toBe('NOT_FOUND')
  expect(await codeOf('store.redemption', 'o-staff')).toBe('NOT_FOUND')
  expect(await codeOf('store.cancel')).toBe('NOT_FOUND')
  expect(await codeOf('store.redeem')).toBe('NOT_FOUND')
  expect(await codeOf('store.refund')).toBe('NOT_FOUND')
  expect(await codeOf('store.lookUp')).toBe('PICKUP_CODE_UNKNOWN')
})

it('nobody steps back from a wish that was handed over', async () => {
  const { deliveredWishId: wishId } = full
  const before = await test.rows('wishes', { _id: wishId })
  expect(await codeOf('wish.leave', 'h-0', { wishId })).toBe('INVALID_STATE')
  expect(await test.rows('wishes', { _id: wishId })).toEqual(before)
})

it('a child who is older than the one who adds it is not added', async () => {
  const [before] = await test.rows<{ family: object[] }>('people', { _id: personIdOf('o-wisher') })
  expect(await codeOf('me.addDependant', 'o-wisher', { relation: 'child', birthDate: '1940-01-01' })).toBe(
    'RELATION_AGE',
  )
  const [after] = await test.rows<{ family: object[] }>('people', { _id: personIdOf('o-wisher') })
  expect(after?.family).toEqual(before?.family)
})

const forChildren: ActionName[] = [
  ...(['activity.signUp', 'activity.cancel', 'activity.acceptOffer', 'activity.passOffer'] as const),
  ...(['attendance.checkIn', 'attendance.checkOut', 'attendance.standby'] as const),
  ...(['store.reserve', 'wish.make', 'me.card'] as const),
]

it.each(forChildren)(
  '%s is not done for a child of somebody else, nor for one who was removed',
  async (action) => {
    expect(await codeOf(action, 'o-neighbour', { forPersonId: full.childId })).toBe('NOT_FOUND')
    await set('people', personIdOf('o-wisher'), { 'family.0.removedAt': test.now() })
    expect(await codeOf(action, 'o-wisher', { forPersonId: full.childId })).toBe('NOT_FOUND')
  },
)
