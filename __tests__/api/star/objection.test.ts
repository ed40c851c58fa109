/** A star is granted by time, and stands still while anybody objects: whoever is first, whatever dies, and nobody learns who it was. */
import type { CaseDocument } from '@/domain/case/documents'
import { DAY, HOUR, MINUTE } from '@/domain/kernel/clock'
import type { HonourDocument } from '@/domain/honour/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { caseRow } from '../../support/cases'
import { caseStation } from '../../support/case-people'
import { readyForStar } from '../../support/case-subjects'
import { crashCall, crashesIn, laterJobs } from '../../support/crash'
import { appoint } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let started: number

const [VOLUNTEER, DECIDER, OTHER, RELATIVE, NEIGHBOUR] = [
  ...(['o-volunteer', 'o-staff', 'o-station_admin', 'o-relative', 'o-neighbour'] as const),
]
const WHY = '那天没有看见来'

beforeAll(async () => {
  test = await testCloud()
  started = test.now()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(started)
  await caseStation(test)
  await readyForStar(test, VOLUNTEER)
  await appoint(test, RELATIVE, ['staff'], { realName: '孙家人', householdId: 'hh1' })
  await set('people', personIdOf(VOLUNTEER), { householdId: 'hh1' })
  const members = [VOLUNTEER, RELATIVE].map((one) => ({ personId: personIdOf(one), name: '孙' }))
  await test.cloud.store.insert('households', [{ _id: 'hh1', name: '孙家', members }])
})
afterAll(() => test.close())

const set = (collection: string, _id: string, fields: object) =>
  test.cloud.store.update(collection, {
    ...{ query: { _id }, update: { $set: fields }, nowMs: test.now() },
    ...{ replace: false, multi: false, upsert: false },
  })

const starOfVolunteer = async () => {
  const [person] = await test.rows<PersonDocument>('people', { _id: personIdOf(VOLUNTEER) })
  return person?.stars?.['1']?.state ?? 'none'
}
const honourState = async () => (await test.rows<HonourDocument>('honours')).map(({ state }) => state)

const applied = () => test.must(VOLUNTEER, 'star.begin', { form: {} as never, unnamed: false })

async function move(openid: string, kind: 'star' | 'objection', caseId: string, event: string) {
  const { version } = await caseRow(test, caseId)
  return test.call(openid, `${kind}.move`, { caseId, version, event, words: '查过了' })
}

/** The application in notice, and the instant at which it is granted. */
async function noticed(): Promise<{ caseId: string; dueAt: number }> {
  const { caseId } = await applied()
  expect(codeOf(await move(DECIDER, 'star', caseId, 'approve'))).toBe('ok')
  return { caseId, dueAt: (await caseRow(test, caseId)).dueAt ?? 0 }
}

const objecting = (id: string) => ({
  ...{ form: { text: WHY, proof: '', photos: [] }, unnamed: false, about: { kind: 'star' as const, id } },
})
const object = (id: string, by: string = NEIGHBOUR) => test.must(by, 'objection.begin', objecting(id))

it('is public for five working days and then granted by time: the star, the honour, and no second application before', async () => {
  const { caseId, dueAt } = await noticed()
  expect(await test.code(VOLUNTEER, 'star.begin', { form: {} as never, unnamed: false })).toBe(
    'CASE_OPEN_ALREADY',
  )
  const [row] = (await test.must(NEIGHBOUR, 'star.board', {})).items
  expect(row).toMatchObject({ caseId, by: '孙*' })
  await set('people', personIdOf(VOLUNTEER), {
    birthDate: '1980-01-01',
    consents: [{ scope: 'publicName', given: true, version: 2, at: 0, channel: 'self' }],
  })
  expect((await test.must(NEIGHBOUR, 'star.board', {})).items[0]?.by).toBe('孙志愿')
  expect((await test.must(NEIGHBOUR, 'star.open', { caseId })).by).toBe('孙志愿')
  test.at(dueAt + MINUTE)
  await test.jobs()
  expect([await starOfVolunteer(), await honourState()]).toEqual(['held', ['shown']])
  expect(await test.code(VOLUNTEER, 'star.begin', { form: {} as never, unnamed: false })).toBe('STAR_HOURS')
})

it('is neither decided by whoever pools points with the volunteer, nor read in full there', async () => {
  const { caseId } = await applied()
  expect(codeOf(await move(RELATIVE, 'star', caseId, 'approve'))).toBe('NOT_FOUND')
  // What cannot be opened stands in no list either, and others find it there.
  const found = async (by: string) => {
    const { items } = await test.must(by, 'star.desk', { view: 'applied' })
    const { toDos } = await test.must(by, 'desk.open', {})
    const gaps = await test.must(by, 'gaps.list', {})
    return [items.length, toDos.some(({ id }) => id === caseId), JSON.stringify(gaps).includes(caseId)]
  }
  const { dueAt } = await caseRow(test, caseId)
  test.at((dueAt ?? 0) - HOUR)
  expect([await found(RELATIVE), await found(DECIDER)]).toEqual([
    [0, false, false],
    [1, true, true],
  ])
  expect(codeOf(await move(DECIDER, 'star', caseId, 'approve'))).toBe('ok')
})

it('an objection is read and decided by nobody who has a part in it, and by nobody who is no staff', async () => {
  const { caseId } = await noticed()
  const { caseId: objectionId } = await object(caseId)
  for (const [openid, view] of [
    [VOLUNTEER, false],
    [RELATIVE, true],
    [DECIDER, true],
    ['o-party', false],
  ] as const) {
    expect([openid, await test.code(openid, 'objection.open', { caseId: objectionId })]).toEqual([
      openid,
      'NOT_FOUND',
    ])
    expect(codeOf(await move(openid, 'objection', objectionId, 'uphold'))).toBe('NOT_FOUND')
    if (view) expect((await test.must(openid, 'objection.desk', { view: 'frozen' })).items).toEqual([])
    if (view) expect(JSON.stringify(await test.must(openid, 'desk.open', {}))).not.toContain(WHY)
    const seen = [
      await test.must(openid, 'star.open', { caseId }),
      await test.must(openid, 'star.board', {}),
      await test.must(openid, 'inbox.open', {}),
      await test.must(openid, 'objection.mine', {}),
    ]
    for (const word of [WHY, '李邻居', '李*', objectionId, personIdOf(NEIGHBOUR)])
      expect([openid, word, JSON.stringify(seen).includes(word)]).toEqual([openid, word, false])
  }
  expect(await test.code(NEIGHBOUR, 'objection.begin', objecting(caseId))).toBe('CASE_OPEN_ALREADY')
  expect(await test.code(VOLUNTEER, 'objection.begin', objecting(caseId))).toBe('CASE_ABOUT_OWN')
  // Whoever objects is staff as well: others decide.
  const byStaff = await object(caseId, 'o-auditor')
  expect(codeOf(await move(OTHER, 'objection', byStaff.caseId, 'dismiss'))).toBe('ok')
  // One still stands.
  expect((await caseRow(test, caseId)).state).toBe('stopped')
  expect(codeOf(await move(OTHER, 'objection', objectionId, 'dismiss'))).toBe('ok')
  expect((await caseRow(test, caseId)).state).toBe('noticing')
})

it('climbs when nobody decides, and falls with the first that is upheld, also after it was granted', async () => {
  const { caseId, dueAt } = await noticed()
  test.at(dueAt + MINUTE)
  await test.jobs()
  const { caseId: objectionId } = await object(caseId)
  await laterJobs(test)
  expect([await starOfVolunteer(), await honourState()]).toEqual(['rests', ['resting']])
  test.at(((await caseRow(test, objectionId)).dueAt ?? 0) + DAY)
  await test.jobs()
  expect((await caseRow(test, objectionId)).state).toBe('climbed')
  expect(codeOf(await move(OTHER, 'objection', objectionId, 'uphold'))).toBe('ok')
  await laterJobs(test)
  expect([await starOfVolunteer(), await honourState()]).toEqual(['gone', ['revoked']])
})

it('an objection to the honour on the wall is one to the star, and whoever let it pass does not decide', async () => {
  const { caseId, dueAt } = await noticed()
  test.at(dueAt + MINUTE)
  await test.jobs()
  const [honour] = await test.rows<HonourDocument>('honours')
  const about = { kind: 'honour' as const, id: honour?._id ?? '' }
  const { caseId: objectionId } = await test.must(NEIGHBOUR, 'objection.begin', {
    ...objecting(caseId),
    about,
  })
  await laterJobs(test)
  expect([await starOfVolunteer(), await honourState()]).toEqual(['rests', ['resting']])
  expect(codeOf(await move(DECIDER, 'objection', objectionId, 'dismiss'))).toBe('NOT_FOUND')
  expect(codeOf(await move(OTHER, 'objection', objectionId, 'dismiss'))).toBe('ok')
  await laterJobs(test)
  expect([await starOfVolunteer(), await honourState()]).toEqual(['held', ['shown']])
})

it('is never had while an objection stands, whoever was first and whatever died', async () => {
  const { caseId, dueAt } = await noticed()
  test.at(dueAt + MINUTE)
  const key = 'an-objection-that-races'
  // What the jobs do once a day is done.
  await test.jobs()
  const kept = await test.cloud.snapshot()
  const whole = await test.call(NEIGHBOUR, 'objection.begin', objecting(caseId), key)
  const crashes = crashesIn(test, whole)
  for (const first of ['grant', 'objection'] as const)
    for (const crash of crashes) {
      await test.cloud.restore(kept)
      test.at(dueAt + MINUTE)
      if (first === 'grant') await test.jobs()
      await crashCall(test, NEIGHBOUR, 'objection.begin', objecting(caseId), crash, key)
      await test.jobs()
      await test.must(NEIGHBOUR, 'objection.begin', objecting(caseId), key)
      await laterJobs(test)
      const objections = await test.rows<CaseDocument>('cases', { kind: 'objection' })
      expect([first, crash, objections.length]).toEqual([first, crash, 1])
      const { state } = await caseRow(test, caseId)
      const had = await starOfVolunteer()
      expect([first, crash, ['stopped', 'rests'].includes(state), had === 'held']).toEqual([
        first,
        crash,
        true,
        false,
      ])
      expect((await honourState()).every((one) => one !== 'shown')).toBe(true)
    }
  await Promise.all([test.jobs(), object(caseId, 'o-party')])
  await laterJobs(test)
  expect(['stopped', 'rests']).toContain((await caseRow(test, caseId)).state)
})

it('goes on after the last objection was dismissed, once, whatever died', async () => {
  const { caseId } = await noticed()
  const { caseId: objectionId, version } = await object(caseId)
  const step = { caseId: objectionId, version, event: 'dismiss', words: '签到表都在' }
  // What the jobs do once a day is done.
  await test.jobs()
  const kept = await test.cloud.snapshot()
  const from = test.now()
  const whole = await test.call(OTHER, 'objection.move', step)
  for (const crash of crashesIn(test, whole)) {
    await test.cloud.restore(kept)
    test.at(from)
    await crashCall(test, OTHER, 'objection.move', step, crash)
    await test.must(OTHER, 'objection.move', step)
    await laterJobs(test)
    const { state, objections } = await caseRow(test, caseId)
    expect([crash, state, objections]).toEqual([crash, 'noticing', { open: [], ended: [objectionId] }])
  }
  test.at(((await caseRow(test, caseId)).dueAt ?? 0) + MINUTE)
  await test.jobs()
  expect([await starOfVolunteer(), await honourState()]).toEqual(['held', ['shown']])
})
