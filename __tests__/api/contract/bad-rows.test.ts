/** Owns the promise that one bad record takes a list from nobody: whatever is stored, the other rows are answered. */
import type { ActionName } from '../../../src/contract'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { anActivityForm } from '../../support/activity-forms'
import { type Reading, type Readings, readingsOf } from '../../support/readings'
import { aNoticeForm, sentNotice } from '../../support/notices'
import { appoint } from '../../support/station'
import { givePoints, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { hungWish, makeWish, wishStation } from '../../support/wishes'

let test: TestCloud
let ids: Record<string, string>
let readings: Readings

const draftOf = (startAt: number) => anActivityForm(startAt, { intro: '' })

/** One or more of everything that a list of the contract shows. */
async function arrange(): Promise<void> {
  await wishStation(test, 1)
  await appoint(test, 'o-all', ['staff', 'station_admin', 'grid_worker', 'team_leader', 'auditor'], {
    gridIds: ['g01'],
  })
  await put(test, 'people', [
    aPerson('o-applicant', {
      realName: '孙小雨',
      birthDate: '1990-01-01',
      volunteer: {
        ...aPerson('x').volunteer,
        state: 'pendingReview',
        appliedAt: test.now(),
        dueAt: test.now(),
      },
    }),
    aPerson('', { _id: 'r-card', openid: '', realName: '周奶奶', gridId: 'g01' }),
  ])
  const made = await test.must('o-staff', 'desk.createActivity', { form: draftOf(test.now() + DAY) })
  const sent = await test.must('o-staff', 'desk.moveActivity', {
    activityId: made.activityId,
    version: made.version,
    event: 'submit',
  })
  const out = await test.must('o-admin', 'desk.moveActivity', {
    activityId: made.activityId,
    version: sent.version,
    event: 'approve',
  })
  const sessionId = out.sessions[0]?.sessionId ?? ''
  await test.must('o-wisher', 'activity.signUp', { sessionId })
  await test.must('o-wisher', 'household.create', { name: '王家' })
  await givePoints(test, ['o-wisher'], 50)
  const { partnerId } = await test.must('o-staff', 'store.savePartner', {
    ...{ name: '老街粮油', place: '街口', contact: '', active: true },
  })
  const { _id: prizeId } = await putPrize(test, { partnerId })
  const reserved = await test.must('o-wisher', 'store.reserve', { prizeId, purse: 'own' })
  const added = { title: '陪伴', day: '2026-11-12', minutes: 60, reason: '没有码' }
  const record = await test.must('o-grid', 'hours.add', { ...added, personId: personIdOf('o-wisher') })
  const wishId = await hungWish(test)
  await makeWish(test, { title: '想要一副老花镜' })
  const { noticeId } = await sentNotice(test, 'o-staff', { askReceipt: true })
  await test.must('o-applicant', 'notice.acknowledge', { noticeId, edition: 1 })
  await test.must('o-staff', 'store.stock', { prizeId, how: 'in', amount: 3, reason: '到货' })
  await test.must('o-staff', 'notice.save', { form: aNoticeForm(test, { title: '还没发的' }) })
  await test.jobs()
  ids = {
    ...{ sessionId, activityId: made.activityId, recordId: record.recordId, wishId, noticeId, prizeId },
    redemptionId: reserved.redemptionId,
  }
}

beforeAll(async () => {
  test = await testCloud()
  await arrange()
  readings = readingsOf(test)
})
afterAll(() => test.close())

/** Every action that answers a list, as the person who sees most in it. */
const lists = (): [openid: string, action: ActionName, input: object][] => [
  ['o-wisher', 'home.open', {}],
  ['o-wisher', 'activity.list', {}],
  ['o-wisher', 'activity.detail', { sessionId: ids['sessionId'] }],
  ['o-wisher', 'activity.mine', { when: 'upcoming' }],
  ['o-all', 'attendance.roster', { sessionId: ids['sessionId'] }],
  ['o-all', 'desk.open', {}],
  ['o-all', 'desk.activities', {}],
  ['o-all', 'desk.activity', { activityId: ids['activityId'] }],
  ['o-all', 'desk.volunteers', {}],
  ['o-all', 'desk.printRoster', { sessionId: ids['sessionId'] }],
  ['o-wisher', 'hours.mine', {}],
  ['o-all', 'hours.pending', {}],
  ['o-all', 'hours.records', {}],
  ['o-wisher', 'hours.added', {}],
  ['o-wisher', 'household.open', {}],
  ['o-wisher', 'inbox.open', {}],
  ['o-wisher', 'me.open', {}],
  ['o-all', 'moderation.queue', {}],
  ['o-all', 'outbox.list', {}],
  ['o-all', 'notice.desk', {}],
  ['o-all', 'notice.form', {}],
  ['o-all', 'notice.reach', { noticeId: ids['noticeId'] }],
  ['o-all', 'notice.callList', { noticeId: ids['noticeId'] }],
  ['o-wisher', 'points.mine', {}],
  ['o-all', 'points.rules', {}],
  ['o-wisher', 'store.open', {}],
  ['o-wisher', 'store.prize', { prizeId: ids['prizeId'] }],
  ['o-wisher', 'store.mine', {}],
  ['o-all', 'store.reservations', { state: 'reserved' }],
  ['o-all', 'store.desk', {}],
  ['o-all', 'store.deskPrize', { prizeId: ids['prizeId'] }],
  ['o-all', 'store.partners', {}],
  ['o-wisher', 'wish.wall', { view: 'open' }],
  ['o-wisher', 'wish.mine', { as: 'maker' }],
  ['o-wisher', 'wish.open', { wishId: ids['wishId'] }],
  ['o-all', 'wish.desk', {}],
]

/** How many things of each list an answer holds. */
function counted(value: unknown, path = '', into: Record<string, number> = {}): Record<string, number> {
  if (Array.isArray(value)) into[path] = Math.max(into[path] ?? 0, value.length)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return into
  for (const [key, inner] of Object.entries(value)) counted(inner, path ? `${path}.${key}` : key, into)
  return into
}

type Answers = Map<string, Record<string, number> | string>

async function answerTo(openid: string, action: ActionName, input: object) {
  const { result, error, requestId } = await test.cloud.call('api', { action, input }, { openid })
  if (error) throw new Error(`${action} failed: ${error.message}`)
  const reply = result as { ok: true; data: unknown } | { ok: false; error: { code: string } }
  return { answer: reply.ok ? counted(reply.data) : reply.error.code, requestId }
}

/** Every list, and into `read` what each of them reads. */
async function ask(read = new Map<string, readonly Reading[] | null>()): Promise<Answers> {
  const answers: Answers = new Map()
  for (const [openid, action, input] of lists()) {
    const found = await readings.during(async () => {
      const { answer, requestId } = await answerTo(openid, action, input)
      answers.set(action, answer)
      return requestId
    })
    read.set(action, found)
  }
  return answers
}

/** The answers as they are now; a list that finds what it found before is not asked again. */
async function askAgain(
  before: Answers,
  read: ReadonlyMap<string, readonly Reading[] | null>,
): Promise<Answers> {
  const answers: Answers = new Map(before)
  for (const [openid, action, input] of lists()) {
    const known = read.get(action) ?? null
    if (known !== null && (await readings.stillFinds(known))) continue
    answers.set(action, (await answerTo(openid, action, input)).answer)
  }
  return answers
}

type Row = Record<string, unknown> & { _id: string }

/** Fields by which a list finds and orders its rows: a row that lacks them is in no list at all. */
const kept = new Set(['_id', 'stationId'])

const spoils: unknown[] = [undefined, null, 'Ａ', -1, {}]

/** A good record once more for each of its fields, with that field spoiled. */
function spoiled(good: Row, collection: string): Row[] {
  const out: Row[] = []
  const spoil = (path: string[], value: unknown): void => {
    const copy = JSON.parse(JSON.stringify(good)) as Row
    copy._id = `${good._id}x${out.length}`
    let at = copy as Record<string, unknown>
    for (const step of path.slice(0, -1)) at = at[step] as Record<string, unknown>
    const last = path[path.length - 1] ?? ''
    if (value === undefined) delete at[last]
    else at[last] = value
    if (collection === 'people' && Array.isArray(copy['cardTokens'])) copy['cardTokens'] = [copy._id]
    if (collection === 'entries') copy['sourceKey'] = copy._id
    copy['spoiled'] = `${path.join('.')} is ${JSON.stringify(value)}`
    out.push(copy)
  }
  for (const [field, value] of Object.entries(good)) {
    if (kept.has(field)) continue
    spoil([field], spoils[out.length % spoils.length])
    spoil([field], spoils[(out.length + 1) % spoils.length])
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
    for (const inner of Object.keys(value)) spoil([field, inner], spoils[out.length % spoils.length])
  }
  return out
}

const collections = [
  ...['activities', 'sessions', 'enrollments', 'serviceRecords', 'entries', 'people', 'checks'],
  ...['notices', 'receipts', 'wishes', 'prizes', 'stockMoves', 'redemptions', 'partners', 'messages'],
]

const remove = async (collection: string, docs: readonly Row[]): Promise<void> => {
  await test.cloud.store.remove(collection, {
    query: { _id: { $in: docs.map(({ _id }) => _id) } },
    multi: true,
  })
}

const AT_ONCE = 6

it('answers every list before anything is spoiled', async () => {
  const refused = [...(await ask())].filter(([, answer]) => typeof answer === 'string')
  expect(refused).toEqual([])
})

/** What is missing from the lists that stood before: a refusal, or fewer rows. */
const missing = (before: Answers, after: Answers): string[] =>
  [...before].flatMap(([action, was]) => {
    const is = after.get(action) ?? 'nothing'
    if (typeof is === 'string' || typeof was === 'string') return `${action}: ${String(is)}`
    return Object.entries(was).flatMap(([list, rows]) =>
      (is[list] ?? 0) >= rows ? [] : `${action}: ${list} has ${is[list] ?? 0} of ${rows}`,
    )
  })

it.each(collections)(
  'bad records in %s leave every other row where it was',
  async (collection) => {
    const read = new Map<string, readonly Reading[] | null>()
    const before = await ask(read)
    const bad = (await test.rows<Row>(collection)).slice(-2).flatMap((good) => spoiled(good, collection))
    expect(bad.length).toBeGreaterThan(5)
    const found: unknown[] = []
    for (let i = 0; i < bad.length; i += AT_ONCE) {
      const some = bad.slice(i, i + AT_ONCE)
      await put(test, collection, some)
      const lost = missing(before, await askAgain(before, read))
      if (lost.length > 0) found.push({ lost, some: some.map((row) => row['spoiled']) })
      await remove(collection, some)
    }
    expect(found).toEqual([])
  },
  300_000,
)

it('a session that lasts too long is shown with the others', async () => {
  const startAt = test.now() + 2 * DAY
  const long = await putSession(test, { startAt, endAt: startAt + 40 * HOUR, title: '太长的一场' })
  const { items } = await test.must('o-wisher', 'activity.list', {})
  expect(items.map(({ title }) => title)).toContain('太长的一场')
  expect((await test.call('o-wisher', 'activity.detail', { sessionId: long._id })).ok).toBe(true)
})

it('an applicant born tomorrow stands on the list of staff, and is decided on', async () => {
  await put(test, 'people', [
    aPerson('o-unborn', {
      realName: '吴将来',
      birthDate: '2031-01-01',
      volunteer: { ...aPerson('x').volunteer, state: 'pendingReview', version: 1, appliedAt: test.now() },
    }),
  ])
  const { items } = await test.must('o-all', 'desk.volunteers', {})
  expect(items.find(({ name }) => name === '吴将来')).toMatchObject({ age: null })
  const decided = await test.must('o-admin', 'desk.decideVolunteer', {
    personId: personIdOf('o-unborn'),
    version: 1,
    event: 'approve',
  })
  expect(decided.state).toBe('active')
})
