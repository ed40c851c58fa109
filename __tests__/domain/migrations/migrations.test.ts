/** Migrations are numbered in order, and what one of them has changed it leaves alone. */
import { database } from '../../../cloudfunctions/database/declaration'
import { applied } from '../../../src/domain/kernel/applied'
import { migrations } from '../../../src/domain/migrations/migrations'

const taken = {
  kind: 'order',
  state: 'accepted',
  version: 3,
  dueAt: null,
  wakeAt: null,
  movedAt: 3,
  form: {},
}

/** What an earlier version may have written, beside nothing at all. */
const older: Record<string, unknown>[] = [
  {},
  { unsettled: true },
  { unsettled: true, opensDays: 2 },
  { state: 'closed', history: [{ at: Date.parse('2026-01-01') }] },
  { state: 'analysed', endsAt: 1 },
  { teamId: null, called: '王桂芳' },
  { state: 'archived', version: 3, unsettled: false },
  {
    version: 2,
    winners: [
      { teamId: null, called: '王桂芳' },
      { teamId: 't', called: '暖心分队' },
    ],
  },
  { version: 1, self: { about: '', slogans: [], honours: ['2019 年全国文明社区', '区文明单位'] } },
  { form: { photos: ['cloud://e.b/kept/wish/new.jpg', 'cloud://e.b/kept/wish/old.jpg'] }, title: 'old' },
  { kind: 'order', state: 'verified', version: 2, dueAt: 7, wakeAt: null },
  { kind: 'order', state: 'finished', version: 2, dueAt: 7, wakeAt: 7 },
  { kind: 'complaint', state: 'accepted', version: 2, dueAt: null, wakeAt: null, movedAt: 3, form: {} },
  { ...taken, form: { day: '2026-11-02', part: 'morning', takes: 'half' } },
]

const renamed = (fileId: string): string | null =>
  fileId.endsWith('old.jpg') ? fileId.replace('old.jpg', 'other.jpg') : null

it.each(migrations.map((one, at) => [one.name, at, one] as const))('%s', (_, at, migration) => {
  expect(migration.number).toBe(at + 1)
  expect(database.collections.map(({ name }) => name)).toContain(migration.collection)
  const now = Date.parse('2026-11-01')
  for (const document of older) {
    expect((migration.adds?.({ name: '站', ...document, _id: 's' }, now) ?? []).length).toBeLessThanOrEqual(2)
    const changes = migration.changes(document, renamed)
    for (const { guard, patch } of changes) {
      const touched = [...Object.keys(guard), ...Object.keys(patch.$set ?? {})]
      if (migration.fields.length > 0) expect(migration.fields).toEqual(expect.arrayContaining(touched))
    }
    const after = changes.reduce((one, { patch }) => applied(one, patch), document)
    expect(migration.changes(after, renamed)).toEqual([])
  }
  expect(older.some((document) => migration.changes(document, renamed).length > 0)).toBe(true)
})

it('an order that somebody has taken is asked after when its part of the day is over, or a day after it was taken', () => {
  const { changes } = migrations.find(({ number }) => number === 24) as (typeof migrations)[number]
  const setBy = (one: object) => changes({ ...taken, ...one }, renamed).map(({ patch }) => patch.$set)
  const noon = Date.parse('2026-11-02T12:00:00+08:00')
  const form = { day: '2026-11-02', part: 'morning', takes: 'half' }
  expect(setBy({ form })).toEqual([{ dueAt: noon, wakeAt: noon }])
  expect(setBy({ movedAt: noon, form })).toEqual([{ dueAt: noon + 86_400_000, wakeAt: noon + 86_400_000 }])
  expect(setBy({ state: 'submitted', dueAt: 7 })).toEqual([{ wakeAt: 7 }])
  expect(setBy({ state: 'pool', dueAt: 7, wakeAt: 7 })).toEqual([])
})

it('lines of honours become honours of the station, of the year and level that they name', () => {
  const adds = migrations.find(({ collection }) => collection === 'stations')?.adds
  const lines = ['2019 年全国文明社区', '自治区示范站', '威海市先进单位', '星级社区', '昆河镇示范点', '好']
  const station = { _id: 's', name: '明珠站', version: 1, self: { about: '', slogans: [], honours: lines } }
  const documents = adds?.(station, Date.parse('2026-11-01')).map(({ document }) => document) ?? []
  expect(documents).toMatchObject([
    { day: '2019-01-01', level: 'nation', holder: { as: 'unit', name: '明珠站' }, stationId: 's' },
    { day: '2026-01-01', level: 'region', title: '自治区示范站' },
    ...[{ level: 'city' }, { level: 'station' }, { level: 'street' }, { level: 'station' }],
  ])
  expect(new Set(documents.map(({ _id }) => _id)).size).toBe(lines.length)
})
