/** Migrations are numbered in order, and what one of them has changed it leaves alone. */
import { database } from '../../../cloudfunctions/database/declaration'
import { migrations } from '../../../src/domain/migrations/migrations'

/** What an earlier version may have written, beside nothing at all. */
const older: Record<string, unknown>[] = [{}, { unsettled: true }, { unsettled: true, opensDays: 2 }]

it.each(migrations.map((one, at) => [one.name, at, one] as const))('%s', (_, at, migration) => {
  expect(migration.number).toBe(at + 1)
  expect(database.collections.map(({ name }) => name)).toContain(migration.collection)
  for (const document of older) {
    const changes = migration.changes(document)
    for (const { guard, patch } of changes) {
      const touched = [...Object.keys(guard), ...Object.keys(patch.$set ?? {})]
      expect(migration.fields).toEqual(expect.arrayContaining(touched))
    }
    const after = changes.reduce((one, { patch }) => ({ ...one, ...patch.$set }), document)
    expect(migration.changes(after)).toEqual([])
  }
  expect(older.some((document) => migration.changes(document).length > 0)).toBe(true)
})
