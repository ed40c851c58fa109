/** A history keeps its beginning and its newest moves, and a repeat is still known by the version it was made on. */
import { applied } from '@/domain/kernel/applied'
import { entryAfter, grown, HISTORY_LIMIT, type HistoryEntry, historyPatch } from '@/domain/kernel/history'

const entry = (at: number): HistoryEntry => ({ at, by: 'p1', on: `e${at}`, from: 'a', to: 'a' })
const entries = (count: number): HistoryEntry[] => Array.from({ length: count }, (_, i) => entry(i))

it('keeps everything while it is short', () => {
  expect(grown(entries(3), [entry(3)])).toEqual(entries(4))
  expect(grown([], [])).toEqual([])
})

it('keeps the first and the newest, and counts what lies between', () => {
  let history = entries(HISTORY_LIMIT)
  for (let at = HISTORY_LIMIT; at < 100; at++) history = grown(history, [entry(at)])
  expect(history).toHaveLength(HISTORY_LIMIT)
  expect(history[0]).toEqual({ ...entry(0), leftOut: 100 - HISTORY_LIMIT })
  expect(history[1]).toEqual(entry(100 - HISTORY_LIMIT + 1))
  expect(history[HISTORY_LIMIT - 1]).toEqual(entry(99))
})

it.each([0, 1, HISTORY_LIMIT - 2, HISTORY_LIMIT - 1, HISTORY_LIMIT, HISTORY_LIMIT + 3])(
  'is written as it is answered, with %i entries before',
  (count) => {
    const history = grown([], entries(count))
    const document = applied({ history }, historyPatch('history', history, [entry(500), entry(501)]))
    expect(document.history).toEqual(grown(history, [entry(500), entry(501)]))
  },
)

it('keeps the newest when nobody has read what was there', () => {
  const document = applied(
    { history: entries(HISTORY_LIMIT) },
    historyPatch('history', undefined, [entry(99)]),
  )
  expect(document.history).toEqual([...entries(HISTORY_LIMIT).slice(1), entry(99)])
})

it.each([5, HISTORY_LIMIT, 100])('finds the move that led on from a version, of %i moves', (count) => {
  const history = grown([], entries(count))
  const current = { version: count, history }
  expect(entryAfter(current, count - 1)).toEqual(entry(count - 1))
  expect(entryAfter(current, count - 3)).toEqual(entry(count - 3))
  expect(entryAfter(current, count)).toBeUndefined()
  if (count > HISTORY_LIMIT) expect(entryAfter(current, 1)).toBeUndefined()
})
