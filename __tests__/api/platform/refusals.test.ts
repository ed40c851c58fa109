/** What the cloud refuses is told by its code: nothing is answered as done, nothing that is ours looks busy, and the log says why. */
import { asShown, type TestInput } from '../../support/as-shown'
import type { ActionName } from '../../../src/contract'
import { personIdOf, putSession } from '../../support/builders'
import { laterJobs } from '../../support/crash'
import { attended, HOUR, proofAt } from '../../support/door'
import { aNoticeForm } from '../../support/notices'
import { givePoints, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm, hungWish, wishStation } from '../../support/wishes'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

/** What the service may answer instead, and what the person is then told. */
const refusals = [
  ['DATABASE_REQUEST_FAILED', '[FailedOperation.Insert] the disk is full', 'INTERNAL'],
  ['DATABASE_REQUEST_FAILED', '[FailedOperation.Insert] -1 timeout of something else', 'INTERNAL'],
  ['INVALID_PARAM', 'a field is wrong', 'INTERNAL'],
  ['DATABASE_PERMISSION_DENIED', '[PermissionDenied] no', 'NOT_SET_UP'],
  ['DATABASE_COLLECTION_NOT_EXIST', '[ResourceNotFound] Db or Table not exist: x', 'NOT_SET_UP'],
  ['SYS_ERR', '[InternalError] try again', 'BUSY'],
  ['SERVER_TIMEOUT', 'timeout', 'BUSY'],
  ['EXCEED_REQUEST_LIMIT', 'too many', 'BUSY'],
  ['EXCEED_CONCURRENT_REQUEST_LIMIT', 'too many at once', 'BUSY'],
] as const

type Refusal = (typeof refusals)[number]

interface Command {
  does: string
  /** Makes the ground ready and says what is then asked. */
  arrange: () => Promise<{ openid: string; action: ActionName; input: TestInput<ActionName> }>
}

const asks = <A extends ActionName>(openid: string, action: A, input: TestInput<A>) => ({
  openid,
  action,
  input,
})

/** Commands whose requests insert something, by what they insert. */
const commands: Command[] = [
  {
    does: 'a sign-up',
    arrange: async () => asks('h-0', 'activity.signUp', { sessionId: (await putSession(test))._id }),
  },
  {
    does: 'a look at a number',
    arrange: async () => {
      const wishId = await hungWish(test)
      await test.must('h-0', 'wish.claim', { wishId })
      await test.must('h-0', 'wish.note', { wishId, text: '周六上午送过去', photos: [] })
      return asks('h-0', 'wish.contact', { wishId })
    },
  },
  { does: 'a wish', arrange: async () => asks('o-wisher', 'wish.make', { form: aWishForm(test) }) },
  {
    does: 'a reservation',
    arrange: async () => {
      await givePoints(test, ['h-0'], 50)
      const { _id: prizeId } = await putPrize(test)
      return asks('h-0', 'store.reserve', { prizeId, purse: 'own' })
    },
  },
  {
    does: 'an end of a visit with its points',
    arrange: async () => {
      const session = await attended(test, ['h-0'])
      const sessionId = session._id
      test.at(session.startAt)
      await test.must('h-0', 'attendance.checkIn', { sessionId, proof: proofAt(session, test.now()) })
      test.at(session.endAt)
      const proof = proofAt(session, test.now())
      return asks('h-0', 'attendance.checkOut', { sessionId, proof })
    },
  },
  {
    does: 'a notice',
    arrange: async () => asks('o-staff', 'notice.save', { form: aNoticeForm(test) }),
  },
  { does: 'a household', arrange: async () => asks('h-0', 'household.create', { name: '张家' }) },
  { does: 'a first visit', arrange: async () => asks('somebody-new', 'units.join', { stationId: 'st1' }) },
]

const counted = ['people', 'enrollments', 'reveals', 'wishes', 'redemptions', 'serviceRecords', 'accounts']
const books = ['entries', 'notices', 'checks', 'households', 'messages']
const everywhere = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const name of [...counted, ...books]) counts[name] = (await test.rows(name)).length
  return counts
}

const plainUpdate = { replace: false, multi: false, upsert: false }

/** The numbers of a call's requests that insert. */
const insertsOf = (callId: string): number[] =>
  (test.cloud.trace(callId)?.requests ?? [])
    .filter(({ action }) => action.startsWith('database.'))
    .flatMap(({ action }, i) => (action === 'database.insertDocument' ? [i + 1] : []))

it.each(commands)(
  '$does is never answered as done while what it inserts was refused',
  async ({ arrange }) => {
    const { openid, action, input: given } = await arrange()
    const input = await asShown(action, given, test.rows)
    const start = test.now()
    const kept = await test.cloud.snapshot()
    const key = 'refused-key-0001'
    const clean = await test.cloud.call('api', { action, input, requestKey: key }, { openid })
    expect(clean.result).toMatchObject({ ok: true })
    const inserts = insertsOf(clean.requestId)
    await laterJobs(test)
    const whole = await everywhere()
    const ways = inserts.flatMap((request) =>
      refusals.map((refusal): [number, Refusal] => [request, refusal]),
    )
    for (const [request, [code, message, told]] of ways) {
      await test.cloud.restore(kept)
      test.at(start)
      test.cloud.fault({ function: 'api', request, kind: 'refuse', code, message })
      const reply = await test.call(openid, action, input as never, key)
      const said = [request, code, message]
      if (reply.ok) {
        // Only what a later job completes may be left undone behind an answer.
        await laterJobs(test)
        expect([...said, await everywhere()]).toEqual([...said, whole])
        continue
      }
      expect([...said, reply.error.code]).toEqual([...said, told])
      await test.must(openid, action, input as never, key)
      // A row of the books may follow with the next run of the jobs; nothing is lost and nothing is there twice.
      await laterJobs(test)
      expect([...said, await everywhere()]).toEqual([...said, whole])
    }
  },
)

it('no number is shown when the look could not be written down', async () => {
  const wishId = await hungWish(test)
  await test.must('h-0', 'wish.claim', { wishId })
  await test.must('h-0', 'wish.note', { wishId, text: '周六上午送过去', photos: [] })
  const kept = await test.cloud.snapshot()
  const clean = await test.cloud.call('api', { action: 'wish.contact', input: { wishId } }, { openid: 'h-0' })
  const [request] = insertsOf(clean.requestId)
  for (const [code, message] of refusals) {
    await test.cloud.restore(kept)
    test.cloud.fault({ function: 'api', request: request as number, kind: 'refuse', code, message })
    const reply = await test.call('h-0', 'wish.contact', { wishId })
    expect([code, JSON.stringify(reply).includes('13800001234')]).toEqual([code, false])
    expect(await test.rows('reveals')).toEqual([])
  }
})

it('no look is written down when the number cannot be opened', async () => {
  const wishId = await hungWish(test)
  await test.must('h-0', 'wish.claim', { wishId })
  await test.must('h-0', 'wish.note', { wishId, text: '周六上午送过去', photos: [] })
  const sealed = { $set: { phoneCipher: 'k7.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAA' } }
  const query = { _id: personIdOf('o-wisher') }
  const nowMs = test.now()
  await test.cloud.store.update('people', { query, update: sealed, nowMs, ...plainUpdate })
  const reply = await test.call('h-0', 'wish.contact', { wishId })
  expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_SET_UP' } })
  expect(await test.rows('reveals')).toEqual([])
})

it('a job whose insert was refused does the same work at its next run', async () => {
  const session = await attended(test, ['h-0'])
  test.at(session.endAt + 4 * HOUR)
  const kept = await test.cloud.snapshot()
  const start = test.now()
  const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  await laterJobs(test)
  const whole = await everywhere()
  for (const request of insertsOf(clean.requestId)) {
    await test.cloud.restore(kept)
    test.at(start)
    test.cloud.fault({
      ...{ function: 'jobs', request, kind: 'refuse' },
      ...{ code: 'DATABASE_REQUEST_FAILED', message: 'the disk is full' },
    })
    await test.jobs()
    await laterJobs(test)
    expect([request, await everywhere()]).toEqual([request, whole])
  }
})

it('every answer that says busy or not set up is in the log with its cause', async () => {
  const lines = async (code: string, message: string): Promise<string> => {
    test.cloud.fault({ function: 'api', request: 1, kind: 'refuse', code, message })
    const { requestId } = await test.cloud.call('api', { action: 'me.open', input: {} }, { openid: 'h-0' })
    return JSON.stringify(test.cloud.trace(requestId)?.logs ?? [])
  }
  expect(await lines('EXCEED_REQUEST_LIMIT', 'too many requests a second')).toContain(
    'too many requests a second',
  )
  expect(await lines('DATABASE_COLLECTION_NOT_EXIST', 'Table not exist: people')).toContain(
    'a collection is missing',
  )
  expect(
    await lines(
      'DATABASE_REQUEST_FAILED',
      '[FailedOperation.Aggregate] (Location40324) Unrecognized pipeline stage name',
    ),
  ).toContain('the database refuses a stage')
})
