/** A list that is read in pages shows every row once, in its order, whatever is equal in what it is ordered by. */
import fc from 'fast-check'
import { inPages } from '../../../cloudfunctions/api/kernel/paging'
import { compileQuery } from '../../../emulator/mongo/match'

interface Row {
  _id: string
  at: number
  day: string
  made: number
  kind: string
}

/** Few values, so that many rows are equal in them. */
const rows = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 3 }),
      day: fc.constantFrom('2026-07-01', '2026-07-02'),
      made: fc.integer({ min: 1, max: 40 }),
      kind: fc.constantFrom('a', 'b'),
    }),
    { maxLength: 30 },
  )
  .map((given) => given.map((row, index): Row => ({ ...row, _id: `r:${index}` })))

const inOrder = (order: readonly (readonly [string, 'asc' | 'desc', ...unknown[]])[]) => (a: Row, b: Row) => {
  for (const [field, direction] of order) {
    const [left, right] = [a[field as keyof Row], b[field as keyof Row]]
    if (left !== right) return left < right === (direction === 'asc') ? -1 : 1
  }
  return 0
}

const lists = {
  'by instants': inPages<Row>(3, ['at', 'asc']),
  'by instants, the newest first': inPages<Row>(3, ['at', 'desc']),
  'by days': inPages<Row>(4, ['day', 'desc', 'day']),
  'by days and instants': inPages<Row>(2, ['day', 'desc', 'day'], ['made', 'desc'], ['_id', 'asc', 'id']),
  'by ids': inPages<Row>(5, ['_id', 'asc', 'id']),
}

it.each(Object.entries(lists))('a list %s shows every row once', async (_, list) => {
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const find = (where: object, { order, limit }: typeof list.options) => {
        const matches = compileQuery(where as never)
        return Promise.resolve(
          all
            .filter((row) => matches(row as never))
            .sort(inOrder(order))
            .slice(0, limit),
        )
      }
      const where = { kind: 'a', at: { $gte: 1 } }
      const read: Row[] = []
      let cursor: string | undefined
      do {
        const { shown, next } = await list.read(find, where, cursor)
        read.push(...shown)
        cursor = next ?? undefined
      } while (cursor !== undefined)
      const wanted = all.filter(({ kind, at }) => kind === 'a' && at >= 1)
      expect(read).toEqual(wanted.sort(inOrder(list.options.order)))
    }),
  )
})

it.each(['', 'elsewhere', '12', '12.r:1.3', '-4.r:1', '2026-07-01.r:1', `${'9'.repeat(16)}.r:1`])(
  'the mark %p is not one of a list by instants and reads from its beginning',
  async (cursor) => {
    const asked: object[] = []
    const find = (where: object) => {
      asked.push(where)
      return Promise.resolve<Row[]>([])
    }
    await lists['by instants'].read(find, { kind: 'a' }, cursor)
    expect(asked).toEqual([{ kind: 'a' }])
  },
)
