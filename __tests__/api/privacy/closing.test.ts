/** An account that closes: what stands in the way, a week to think again, and then nothing that anybody could read. */
import { heldIn } from '../../../src/domain/person-data/holdings'
import { CLOSED_NAME, filesIn } from '../../../src/domain/person-data/names'
import { database } from '../../../cloudfunctions/database/declaration'
import { digestOf, personIdAfter } from '../../../cloudfunctions/api/platform/identity'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { DAY } from '../../../src/domain/kernel/clock'
import type { AccountDocument } from '../../../src/domain/account/account'
import type { CheckDocument } from '../../../src/domain/moderation/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { crashJobs, everyCrash } from '../../support/crash'
import { consentTo } from '../../support/consents'
import { fullStation } from '../../support/full-station'
import { contradictions } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { brokenNow } from '../../walk/support/books'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await fullStation(test)
}, 120_000)
afterAll(() => test.close())

/**
 * Those whom a station names for its grids are written in by hand, and one of them is called as a neighbour is; a binder that
 * was frozen names those who had agreed to be named.
 */
const collections = database.collections
  .map(({ name }) => name)
  .filter((name) => !['stations', 'binderParts'].includes(name))

/** What those are called who have had a part in nearly everything, and where they live. */
const aboutOf = (at: number) => ({
  ...{
    realName: `欧阳${'东南西北中外'[at]}里`,
    nickname: `老${'甲乙丙丁戊己'[at]}头`,
    phone: `1398765432${at}`,
  },
  ...{ birthDate: `195${at}-07-09`, building: `九里坊${at}`, unit: '七', room: `3131${at}` },
})

/** Ends in the store whatever is open, so that a test of what is left need not live a year. */
async function endAll(openid: string): Promise<void> {
  const id = personIdOf(openid)
  const set = (collection: string, query: Record<string, unknown>, fields: object) =>
    test.cloud.store.update(collection, {
      ...{ query, update: { $set: fields }, replace: false, multi: true, upsert: false, nowMs: test.now() },
    })
  await set('people', { _id: id }, { householdId: null, agenda: [], roles: [], gridIds: [] })
  // Whoever held an office has a name beside what was decided, and everything is gone through.
  if (openid === 'o-lead') {
    await set('people', { _id: id }, { office: { version: 1, terms: [], last: null } })
    await set('stockMoves', {}, { byPersonId: id, byName: '孙队长' })
  }
  await set('households', { 'members.personId': id }, { members: [] })
  for (const state of ['confirmed', 'waiting', 'offered', 'applied', 'checkedIn', 'checkedOut', 'leftOpen'])
    await set('enrollments', { ownerId: id, state }, { state: 'cancelled' })
  await set('serviceRecords', { ownerId: id }, { state: 'approved' })
  await set('wishes', { $or: [{ makerIds: id }, { helperIds: id }] }, { state: 'closed' })
  for (const from of ['cases', 'sealedCases']) {
    await set(from, { actorIds: id }, { state: 'withdrawn', wakeAt: null })
  }
  await set('teamMembers', { personId: id }, { state: 'left' })
  await set('campaignEntries', { personId: id, state: 'entered' }, { state: 'withdrawn' })
  await set('teams', { leaderId: id }, { leaderId: null, leaderName: '' })
}

async function tellAll(openid: string, about: ReturnType<typeof aboutOf>): Promise<void> {
  for (const scope of ['basics', 'identity', 'phone', 'family'] as const)
    await test.must(openid, 'me.consent', consentTo(scope))
  const { realName, ...rest } = about
  // A name on which hours rest is not changed by its owner alone.
  await test.cloud.store.update('people', {
    ...{ query: { _id: personIdOf(openid) }, update: { $set: { realName } }, nowMs: test.now() },
    ...{ replace: false, multi: false, upsert: false },
  })
  await test.must(openid, 'me.updateProfile', { ...rest, gridId: 'g01' })
}

/** What somebody has typed, as far as it was checked or stands in what is theirs, and every file that was handed in. */
async function typedBy(openid: string): Promise<{ texts: string[]; files: string[] }> {
  const id = personIdOf(openid)
  const all = await test.rows<CheckDocument>('checks', { authorId: id })
  // What was written in an office is the station's.
  const checks = all.filter(({ subject }) => !['notice', 'activity', 'recap'].includes(subject.kind))
  const own = [
    ...(await test.rows<object>('cases', { ownerId: id })),
    ...(await test.rows<object>('sealedCases', { ownerId: id })),
    ...(await test.rows<object>('wishes', { wisherId: id })),
  ] as { form: Record<string, unknown> }[]
  const said = own.flatMap(({ form: { title, ...form } }) => Object.values(form))
  const lines = checks.flatMap(({ text }) => text.split('\n'))
  // What a wish is called stands in the books of those who have granted it.
  const titles = new Set(own.map(({ form }) => form.title))
  const texts = [...lines, ...said].filter((one) => !titles.has(one))
  return {
    texts: texts.filter((one): one is string => typeof one === 'string' && /[\u4e00-\u9fff]{4}/.test(one)),
    files: [...new Set(filesIn([checks, own]))],
  }
}

const everything = async (): Promise<[name: string, doc: string][]> => {
  const all: [string, string][] = []
  for (const name of collections)
    for (const doc of await test.rows<object>(name)) all.push([name, JSON.stringify(doc)])
  return all
}

/** Where in all that is stored one of these is still to be read. */
const hits = async (terms: readonly string[], of = ''): Promise<string[]> =>
  (await everything()).flatMap(([name, doc]) =>
    (doc.includes(of) ? terms : []).flatMap((term) => {
      const at = doc.indexOf(term)
      return at < 0 ? [] : [`${name}: ${doc.slice(Math.max(0, at - 60), at + 40)}`]
    }),
  )

const exists = async (fileId: string): Promise<boolean> =>
  (await fetch(`${test.cloud.url}/files?id=${encodeURIComponent(fileId)}`)).ok

async function settleJobs(): Promise<void> {
  for (let run = 0; run < 6; run++) await test.jobs()
}

/** What lies in the store without a word of this person, by its ids; whose a ticket of a survey is cannot be read. */
const ofOthers = async (id: string): Promise<string[]> => {
  const all: string[] = []
  for (const name of collections.filter((one) => one !== 'surveyTickets'))
    for (const doc of await test.rows<{ _id: string }>(name))
      if (!JSON.stringify(doc).includes(id)) all.push(`${name} ${doc._id}`)
  return all
}

const sums = async (ids: readonly string[]) =>
  (await test.rows<AccountDocument>('accounts'))
    .filter(({ _id }) => ids.includes(_id))
    .map(({ _id, balances }) => ({ _id, balances }))

it('says what stands in the way, each with the page where it is ended, and closes nothing before', async () => {
  const { blocks, closesAt } = await test.must('o-wisher', 'privacy.closing', {})
  expect(closesAt).toBeNull()
  expect(blocks.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['household', 'seats', 'courses', 'prizes', 'wishes', 'cases', 'rooms']),
  )
  // An office is ended by somebody else, and two records that became one are waited for.
  const withoutPage = ['office', 'merged']
  for (const { code, page } of blocks) if (!withoutPage.includes(code)) expect(page).toMatch(/^\/p/)
  expect(await test.code('o-wisher', 'privacy.close', {})).toBe('CLOSING_BLOCKED')
  const office = await test.must('o-lead', 'privacy.closing', {})
  expect(office.blocks[0]).toMatchObject({ code: 'office', page: null })
})

it('is taken back by one tap within the week, and by nothing else; what came up within it is ended first', async () => {
  const { closesAt } = await test.must('o-neighbour', 'privacy.close', {})
  expect(Math.abs((closesAt ?? 0) - test.now() - 7 * DAY)).toBeLessThan(60_000)
  expect((await test.must('o-neighbour', 'privacy.close', {})).closesAt).toBe(closesAt)
  expect((await test.must('o-neighbour', 'me.open', {})).closesAt).toBe(closesAt)
  expect((await test.must('o-neighbour', 'privacy.stay', {})).closesAt).toBeNull()
  test.at(test.now() + 7 * DAY)
  await settleJobs()
  expect((await test.must('o-neighbour', 'me.open', {})).profile.realName).toBe('周邻居')
})

const subjects = ['o-wisher', 'h-0', 'h-2', 'h-3', 'o-lead', 'o-applicant']

it('has a year in which all that was begun comes to its end', async () => {
  for (let month = 1; month <= 4; month++) {
    test.at(test.now() + 30 * DAY)
    await settleJobs()
  }
  expect(await brokenNow(test)).toEqual([])
}, 60_000)

/** Of this one each run of the jobs dies at another request, in each of the ways. */
const CRASHED = 'o-applicant'

it.each(subjects)(
  'of %s nothing is left that could be read, and the books say what they said',
  async (openid) => {
    const id = personIdOf(openid)
    const about = aboutOf(subjects.indexOf(openid))
    const [once] = await test.rows<PersonDocument>('people', { _id: id })
    await tellAll(openid, about)
    await settleJobs()
    await endAll(openid)
    const [before] = await test.rows<PersonDocument>('people', { _id: id })
    if (!before) throw new Error('nobody')
    const typed = await typedBy(openid)
    const others = await ofOthers(id)
    const family = before.family.map(({ personId }) => personId)
    const broken = await brokenNow(test)
    const had = await sums([id, ...family])
    const records = await test.rows<ServiceRecordDocument>('serviceRecords', { ownerId: id })
    expect(await test.must(openid, 'privacy.closing', {})).toMatchObject({ blocks: [] })
    const { closesAt } = await test.must(openid, 'privacy.close', {})
    test.at(closesAt as number)
    if (openid === CRASHED) for (const crash of everyCrash(16)) await crashJobs(test, crash)
    await settleJobs()
    test.at(test.now() + DAY)
    await settleJobs()
    const terms = [
      ...[
        once?.realName ?? '',
        about.realName,
        about.nickname,
        about.birthDate,
        about.phone,
        about.building,
        about.room,
        `"${openid}"`,
      ],
      ...[before.phoneCipher, before.phoneKey ?? digestOf('phone', about.phone), ...before.cardTokens],
      ...before.family.flatMap(({ name, birthDate }) => [name, birthDate]),
    ].filter((one) => one !== '')
    expect(await hits(terms)).toEqual([])
    // Others may have written the same words.
    expect(await hits(typed.texts, id)).toEqual([])
    expect(await Promise.all(typed.files.map(exists))).toEqual(typed.files.map(() => false))
    expect(await test.rows('closings', { _id: id })).toMatchObject([
      { doneAt: expect.any(Number) as number, ids: [] },
    ])
    // Of whoever held an office everything is gone through, and what is others' stays theirs.
    const left = new Set(await ofOthers(id))
    expect(others.filter((one) => !left.has(one))).toEqual([])
    // Hours and points are who they were, under another name.
    expect(await sums([id, ...family])).toEqual(had)
    const after = await test.rows<ServiceRecordDocument>('serviceRecords', { ownerId: id })
    expect(after.map(({ minutes, points, state }) => ({ minutes, points, state }))).toEqual(
      records.map(({ minutes, points, state }) => ({ minutes, points, state })),
    )
    expect(after.every(({ name }) => name === CLOSED_NAME)).toBe(true)
    expect(await contradictions(test)).toEqual([])
    expect(await brokenNow(test)).toEqual(broken)
  },
)

it('whoever comes back with the same phone is somebody new, to whom nothing of it is shown', async () => {
  expect(await test.code('h-2', 'me.open', {})).toBe('STATION_NEEDED')
  await test.must('h-2', 'units.join', { stationId: 'st1' })
  const { profile } = await test.must('h-2', 'me.open', {})
  expect(profile).toMatchObject({ realName: '', personId: personIdAfter('h-2', 1) })
  expect((await test.must('h-2', 'privacy.open', {})).sections).toEqual([])
  for (const held of heldIn) expect((await test.must('h-2', 'privacy.rows', { held })).items).toEqual([])
})
