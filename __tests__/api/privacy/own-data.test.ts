/** What is held of somebody: seen by that person, taken along as a copy, with nothing of anybody else in it. */
import { dayOf } from '../../../src/domain/kernel/clock'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { auditKinds } from '../../../src/domain/audit/sources'
import { heldIn } from '../../../src/domain/person-data/holdings'
import { put, personIdOf } from '../../support/builders'
import { fullStation } from '../../support/full-station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { textOf } from '../../support/word'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await fullStation(test)
}, 120_000)
afterAll(() => test.close())

const ME = 'o-wisher'

it('counts what there is in one request and opens each to its rows, page by page', async () => {
  const reply = await test.call(ME, 'privacy.open', {})
  if (!reply.ok) throw new Error(reply.error.code)
  expect({ ops: reply.ops, depth: reply.depth }).toEqual({ ops: 1, depth: 1 })
  const { sections, facts } = reply.data
  expect(facts).toEqual(
    expect.arrayContaining([{ label: '家人', text: expect.stringContaining('乐乐') as string }]),
  )
  expect(sections.length).toBeGreaterThan(6)
  for (const { held, count } of sections) {
    const seen = new Set<string>()
    let cursor: string | undefined
    do {
      const page = await test.must(ME, 'privacy.rows', { held, ...(cursor !== undefined && { cursor }) })
      page.items.forEach(({ rowId }) => seen.add(rowId))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect([held, seen.size]).toEqual([held, count])
  }
})

it('is another one for everybody, and nothing for somebody who has just come', async () => {
  const { sections } = await test.must('o-new', 'privacy.open', {})
  expect(sections).toEqual([])
  for (const held of heldIn) expect((await test.must('o-new', 'privacy.rows', { held })).items).toEqual([])
})

it('is taken along to read and as data, both without a name or a number of anybody else', async () => {
  const word = await test.must(ME, 'privacy.copy', { as: 'word' })
  const json = await test.must(ME, 'privacy.copy', { as: 'json' })
  const data = Buffer.from(json.base64, 'base64').toString('utf8')
  const text = textOf(word.base64)
  expect([word.name.endsWith('.docx'), json.name.endsWith('.json')]).toEqual([true, true])
  for (const one of ['心愿', '乐乐']) expect([text.includes(one), data.includes(one)]).toEqual([true, true])
  const people = await test.rows<PersonDocument>('people')
  const others = people.filter(({ _id }) => _id !== personIdOf(ME))
  const foreign = others.flatMap(({ realName, openid, phoneKey = '' }) => [realName, openid, phoneKey])
  const own = people.find(({ _id }) => _id === personIdOf(ME))
  const found = foreign.filter((one) => one.length > 2 && one !== own?.realName)
  expect(found.filter((one) => text.includes(one) || data.includes(one))).toEqual([])
  expect(`${text}${data}`).not.toMatch(/1[3-9]\d{9}/)
})

it('is written down where its owner sees it, and has its measure of a day', async () => {
  const { items } = await test.must(ME, 'me.phoneLooks', {})
  expect(items.map(({ reason }) => reason)).toContain('导出了一份我的资料')
  for (let left = 4; left > 0; left--) await test.must(ME, 'privacy.copy', { as: 'json' })
  expect(await test.code(ME, 'privacy.copy', { as: 'json' })).toBe('TOO_MANY_TODAY')
})

it('what staff have done is read by whoever audits, of the own station alone, at the same cost whatever there is', async () => {
  const month = dayOf(test.now()).slice(0, 7)
  const looks = Array.from({ length: 400 }, (_, at) => ({
    ...{
      _id: `look-${String(at).padStart(4, '0')}`,
      stationId: 'st1',
      caseKind: 'wish',
      caseId: 'w',
      personId: 'r-card',
    },
    ...{ viewerId: personIdOf('o-staff'), reason: '打电话问一声', at: test.now() - at * 1000 },
  }))
  await put(test, 'reveals', looks)
  for (const kind of auditKinds) {
    const reply = await test.call('o-admin', 'audit.list', { kind })
    if (!reply.ok) throw new Error(reply.error.code)
    expect([kind, reply.ops <= 3, reply.docs <= 80]).toEqual([kind, true, true])
    expect(await test.code('o-staff', 'audit.list', { kind })).toBe('FORBIDDEN')
    // Another station's head sees nothing of this one.
    const others = (await test.must('o-foreign', 'audit.list', { kind })).items.map(({ rowId }) => rowId)
    expect(reply.data.items.filter(({ rowId }) => others.includes(rowId))).toEqual([])
  }
  const { items, next } = await test.must('o-admin', 'audit.list', { kind: 'looks', month })
  expect(items).toHaveLength(20)
  expect(items).toContainEqual(expect.objectContaining({ by: '赵专职', what: '打电话问一声' }))
  const more = await test.must('o-admin', 'audit.list', { kind: 'looks', month, cursor: next ?? '' })
  const read = [...items, ...more.items].flatMap(({ rowId }) => (rowId.startsWith('look-') ? [rowId] : []))
  expect(read).toEqual(looks.slice(0, read.length).map(({ _id }) => _id))
  expect((await test.must('o-admin', 'audit.list', { kind: 'looks', month: '2020-01' })).items).toEqual([])
  const found = await test.must('o-admin', 'audit.list', { kind: 'hours', text: '赵' })
  expect(found.items.every(({ by }) => by.startsWith('赵'))).toBe(true)
})

it('what was exported is written down among what was done', async () => {
  const { base64 } = await test.must('o-admin', 'audit.export', { kind: 'hours' })
  expect(textOf(base64)).toContain('做了什么')
  const { items } = await test.must('o-admin', 'audit.list', { kind: 'looks' })
  expect(items[0]).toMatchObject({ by: '钱站长', what: '导出了「谁做过什么：核时长」' })
})
