/** As many honours as the accounts of the stations name, and what is told of them: exactly so many, and nobody's whole name but by consent. */
import { PEACE, PEARL, SUNNY } from '../../../demo/district/ids'
import { CENTER } from '../../../demo/district/make'
import { openNames } from '../../../demo/honour-facts'
import { STATION_ID as MAIN } from '../../../demo/station-id'
import type { HonourDocument } from '../../../src/domain/honour/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { demoCloud } from '../../support/demo-station'
import type { TestCloud } from '../../support/test-cloud'

jest.setTimeout(900_000)

let test: TestCloud
let honours: HonourDocument[]
beforeAll(async () => {
  test = await demoCloud({})
  honours = await test.rows<HonourDocument>('honours')
})
afterAll(() => test.close())

const starsBy = (by: string) => (one: HonourDocument) => one.kind === 'fashionStar' && one.period?.by === by
const calledLike = (title: RegExp) => (one: HonourDocument) =>
  one.kind === 'unitHonour' && title.test(one.title)
const kindIs = (kind: string) => (one: HonourDocument) => one.kind === kind

it.each<[string, string, number, string, (one: HonourDocument) => boolean]>([
  ['S1-25', 'stars of a month', 60, MAIN, starsBy('month')],
  ['S1-25', 'stars of a quarter', 24, MAIN, starsBy('quarter')],
  ['S1-25', 'stars of a year', 9, MAIN, starsBy('year')],
  ['S1-25', 'advanced groups', 5, MAIN, kindIs('advancedGroup')],
  ['S2-18', 'yards and families', 4, MAIN, ({ holder }) => holder.as === 'family'],
  ['S0-1', 'a demonstration station of nine', 1, PEACE, calledLike(/示范站.*9 家/)],
  ['S3-3', 'honours of the station', 3, PEARL, kindIs('unitHonour')],
  ['S4-2', 'demonstration grounds', 2, SUNNY, calledLike(/示范点$/)],
  ['S4-18', 'ten of those who are counted', 10, MAIN, ({ _id }) => _id.startsWith('past-h-sample')],
])('%s: %s', (_item, _what, count, stationId, fits) => {
  expect(honours.filter((one) => one.stationId === stationId && fits(one))).toHaveLength(count)
})

it('S4-18: has the sums of the district with their source beside them', async () => {
  const { outside } = await test.must(CENTER, 'figures.below', {})
  const sums = ['全国孝心少年', '道德模范', '身边好人', '美德少年', '文明农牧民', '学雷锋“四个优秀”']
  const found = sums.map((what) => outside.items.find(({ form }) => form.what === what))
  expect(found.map((one) => one?.form.amount)).toEqual(['6', '129', '119', '103', '44', '57'])
  expect(found.every((one) => (one?.form.source ?? '') !== '')).toBe(true)
})

it('writes on its boards nobody whole but those who want it, and counts the others', async () => {
  const people = await test.rows<PersonDocument>('people')
  const open = people.filter(({ openid }) => (openNames as readonly string[]).includes(openid))
  const rows = []
  for (const board of ['honours', 'deeds'] as const) {
    let cursor: string | undefined
    do {
      const page = await test.must('demo-resident-wang', 'honour.board', {
        ...{ board, kind: null, ...(cursor !== undefined && { cursor }) },
      })
      rows.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
  const names = rows.flatMap(({ honour }) => honour?.name ?? [])
  const whole = names.filter((name) =>
    people.some(({ realName }) => realName !== '' && name.includes(realName)),
  )
  expect(new Set(whole.map((name) => name.replace(/家$/, '')))).toEqual(
    new Set(open.map(({ realName }) => realName)),
  )
  expect(rows.reduce((sum, { hidden }) => sum + hidden, 0)).toBeGreaterThan(20)
  expect(names.filter((name) => name.endsWith('*')).length).toBeGreaterThan(40)
})
