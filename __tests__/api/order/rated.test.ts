/** What whoever helps learns of it: the words of each, an average from the fifth on, and that a promise given up late is remembered. */
import type { CaseDocument } from '@/domain/case/documents'
import { FEWEST_RATINGS } from '@/domain/case/rating'
import { spanOf } from '@/domain/case/suggest'
import { DAY, dayOf, HOUR, MINUTE } from '@/domain/kernel/clock'
import type { PersonDocument } from '@/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const form = {
  ...{
    item: 'handy',
    text: '换灯泡',
    day: '',
    part: 'afternoon',
    takes: 'half',
    haste: 'usual',
  },
  photos: [] as string[],
}
const usual = { manner: '5', quality: '5', time: '5' }

let test: TestCloud
let started: number
/** When its time begins that was asked for. */
let begins: number
beforeAll(async () => {
  test = await testCloud()
  started = test.now()
  form.day = dayOf(started + 25 * DAY)
  begins = spanOf({ day: form.day, part: 'afternoon' }).from
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(started)
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
  for (const one of ['helper', 'other'])
    await appoint(test, one, [], { realName: '孙志愿', 'volunteer.state': 'active' })
})
afterAll(() => test.close())

async function step(caseId: string, openid: string, event: string, more: object = {}): Promise<string> {
  const [row] = await test.rows<CaseDocument>('cases', { _id: caseId })
  return codeOf(await test.call(openid, 'order.move', { caseId, version: row?.version ?? 0, event, ...more }))
}

async function asked(asker: string, ...events: string[]): Promise<string> {
  await appoint(test, asker, [], { realName: '王秀英', gridId: 'g01' })
  const { caseId } = await test.must(asker, 'order.begin', { form, unnamed: false })
  for (const event of events) await step(caseId, 'staff', event)
  return caseId
}

async function taken(asker: string, by = 'helper'): Promise<string> {
  const caseId = await asked(asker, 'verify', 'openPool')
  expect(await step(caseId, by, 'accept')).toBe('ok')
  return caseId
}

/** Somebody asks, is helped and says how it was; nothing where no score is given. */
async function helped(i: number, overall?: string, words = ''): Promise<string> {
  const caseId = await taken(`asker-${i}`)
  await step(caseId, 'helper', 'start')
  await step(caseId, 'helper', 'finish', { answers: { finish: { did: '换好了', minutes: 40 } } })
  if (overall === undefined) return caseId
  test.at(test.now() + 3 * HOUR)
  const event = Number(overall) <= 2 ? 'unhappy' : 'rate'
  const answers = { [event]: { ...usual, overall, words } }
  expect(await step(caseId, `asker-${i}`, event, { answers })).toBe('ok')
  return caseId
}

const listOf = (openid: string, cursor?: string) =>
  test.must(openid, 'order.helped', cursor === undefined ? {} : { cursor })

it('the words of each are read by whoever helped, and no average before the fifth score', async () => {
  const scores = ['5', '4', '5', '2']
  for (const [i, score] of scores.entries()) await helped(i, score, `说的第 ${i} 句`)
  await helped(8)
  const before = await listOf('helper')
  expect(before.rated).toEqual({ times: 4, average: null })
  expect(before.items.map(({ said }) => said).sort()).toEqual(['', ...scores.map((_, i) => `说的第 ${i} 句`)])
  expect(JSON.stringify(before)).not.toContain('overall')

  await helped(9, '5')
  expect(FEWEST_RATINGS).toBe(5)
  const after = await test.call('helper', 'order.helped', {})
  expect(after).toMatchObject({ ok: true, data: { rated: { times: 5, average: 4 } }, ops: 2 })
  // What somebody else has helped with, and what one has asked for, is no part of it.
  for (const one of ['other', 'asker-1', 'staff'])
    expect(await listOf(one)).toMatchObject({ items: [], rated: { times: 0, average: null } })
})

describe('a promise that is given up', () => {
  const missed = async () =>
    (await test.rows<PersonDocument>('people', { _id: personIdOf('helper') }))[0]?.absences?.missed ?? []

  it.each([
    ['three hours before it begins', -3 * HOUR, false],
    ['a minute before it is late', -2 * HOUR - MINUTE, false],
    ['two hours before it begins', -2 * HOUR, true],
    ['after it should have begun', HOUR, true],
  ])('%s', async (_, late, isLate) => {
    const caseId = await taken('asker-1')
    test.at(begins + late)
    expect(await step(caseId, 'helper', 'cannot')).toBe('ok')
    await laterJobs(test)
    await laterJobs(test)
    const remembered = { enrollmentId: caseId, title: '帮邻居：爱心帮手', at: begins, late: true }
    expect(await missed()).toEqual(isLate ? [remembered] : [])
  })

  it('is nothing to remember where another time was agreed on, or it was taken when its own had come', async () => {
    const waits = await taken('asker-1')
    expect(await step(waits, 'helper', 'wait', { words: '等灯泡送到', days: 3 })).toBe('ok')
    const overdue = await asked('asker-2', 'verify', 'openPool')
    test.at(begins + HOUR)
    expect(await step(waits, 'helper', 'cannot')).toBe('ok')
    expect(await step(overdue, 'helper', 'accept')).toBe('ok')
    expect(await step(overdue, 'helper', 'cannot')).toBe('ok')
    await laterJobs(test)
    expect(await missed()).toEqual([])
  })

  it('is said to the station when it looks for somebody, and to nobody else; not once the head has asked about it', async () => {
    const given = await taken('asker-1')
    const caseId = await asked('asker-2', 'verify')
    test.at(begins - HOUR)
    await step(given, 'helper', 'cannot')
    await laterJobs(test)
    const reasons = async () => {
      const { people } = await test.must('staff', 'order.suggest', { caseId })
      return people.find((one) => one.personId === personIdOf('helper'))?.reasons
    }
    expect(await reasons()).toEqual(['一年里 1 次临时去不了'])
    for (const openid of ['helper', 'other', 'asker-2'])
      expect(codeOf(await test.call(openid, 'order.suggest', { caseId }))).toBe('FORBIDDEN')
    for (const openid of ['asker-2', 'staff'])
      expect(JSON.stringify(await test.must(openid, 'order.open', { caseId }))).not.toContain('临时')
    test.at(test.now() + 3 * HOUR)
    await test.cloud.store.update('people', {
      ...{ query: { _id: personIdOf('helper') } },
      update: { $set: { 'absences.asked': { by: 'head', at: test.now() } } },
      ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
    })
    expect(await reasons()).toEqual([])
  })

  it('is remembered once, whatever dies on the way, and stops nobody from being helped by somebody else', async () => {
    const caseId = await taken('asker-1')
    test.at(begins - HOUR)
    await step(caseId, 'helper', 'cannot')
    test.cloud.fault({ function: 'jobs', request: 5, kind: 'after' })
    await laterJobs(test)
    await laterJobs(test)
    expect(await missed()).toHaveLength(1)
    for (const event of ['openPool']) await step(caseId, 'staff', event)
    expect(await step(caseId, 'other', 'accept')).toBe('ok')
  })
})
