/** The order of the inbox, read page by page: everything once, unread first, the newest first. */
import fc from 'fast-check'
import { type Entry, inboxPage, olderPage, readPlace } from '../../../src/domain/message/inbox-page'

const newestFirst = (a: Entry, b: Entry): number => b.at - a.at || (a.id < b.id ? 1 : -1)

/** Every page, one after the other. */
function readAll(entries: readonly Entry[], size: number): Entry[][] {
  const pages: Entry[][] = []
  let cursor: string | undefined
  do {
    const { items, next } = inboxPage(entries, { place: readPlace(cursor), size, edge: null })
    pages.push(items)
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return pages
}

it('shows everything once, what is unread before what is read, each the newest first', () => {
  const entry = fc.record({ at: fc.integer({ min: 0, max: 9 }), read: fc.boolean() })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (found, size) => {
      const entries = found.map((one, i) => ({ ...one, id: `i${i}` }))
      const pages = readAll(entries, size)
      const inOrder = [...entries].sort((a, b) => Number(a.read) - Number(b.read) || newestFirst(a, b))
      expect(pages.flat()).toEqual(inOrder)
      expect(pages.slice(0, -1).every((page) => page.length === size)).toBe(true)
    }),
  )
})

it('leads on to older notices only when all else was shown', () => {
  const entries = [1, 2, 3].map((at) => ({ at, id: `i${at}`, read: true }))
  const edge = { at: 1, id: 'i1' }
  expect(inboxPage(entries, { place: null, size: 2, edge }).next).toBe('r.2.i2')
  expect(inboxPage(entries, { place: readPlace('r.2.i2'), size: 2, edge }).next).toBe('o.1.i1')
  expect(olderPage(entries, 2)).toEqual({ items: entries.slice(0, 2), next: 'o.2.i2' })
  expect(olderPage(entries, 3).next).toBeNull()
})

it.each([undefined, '', 'x.1.a', 'u.1', 'u.99999999999999.a', 'r.-1.a', 'o.1.$'])(
  'reads %s from the beginning',
  (cursor) => {
    expect(readPlace(cursor)).toBeNull()
  },
)
