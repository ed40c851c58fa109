/** Timer expressions: seven fields in Beijing time. */
import { nextFiring, parseCron } from '../../../emulator/functions/cron'

const next = (expression: string, from: string) => {
  const at = nextFiring(parseCron(expression), Date.parse(from))
  return at === null ? null : new Date(at).toISOString()
}

it.each([
  ['0 0 3 * * * *', '2026-11-22T00:00:00Z', '2026-11-22T19:00:00.000Z'],
  ['0 0 3 * * * *', '2026-11-22T19:00:00Z', '2026-11-23T19:00:00.000Z'],
  ['*/5 * * * * * *', '2026-11-22T00:00:03.500Z', '2026-11-22T00:00:05.000Z'],
  ['30 */10 * * * * *', '2026-11-22T00:00:30Z', '2026-11-22T00:10:30.000Z'],
  ['0 0 9,18 * * MON-FRI *', '2026-11-21T00:00:00Z', '2026-11-23T01:00:00.000Z'],
  ['0 0 0 1 JAN * 2028', '2026-11-22T00:00:00Z', '2027-12-31T16:00:00.000Z'],
  ['0 0 0 29 2 * *', '2026-11-22T00:00:00Z', '2028-02-28T16:00:00.000Z'],
  ['0 0 0 15 * 1 *', '2026-11-22T00:00:00Z', '2026-11-22T16:00:00.000Z'],
  ['0 0 0 15 * 1 *', '2026-12-08T00:00:00Z', '2026-12-13T16:00:00.000Z'],
  ['0 15-45/15 8 * * * *', '2026-11-22T00:15:00Z', '2026-11-22T00:30:00.000Z'],
  ['0 0 0 * * * 2020', '2026-11-22T00:00:00Z', null],
  ['0 0 0 31 2 * *', '2026-11-22T00:00:00Z', null],
])('%s after %s fires at %s', (expression, from, at) => {
  expect(next(expression, from)).toBe(at)
})

it.each([
  '',
  '* * * * *',
  '60 * * * * * *',
  '0 0 24 * * * *',
  '0 0 0 0 * * *',
  '0 0 0 * * 7 *',
  '0 0 5-3 * * * *',
  '0 */0 * * * * *',
  '0 a * * * * *',
  '0 0 0 * FOO * *',
  '0 1-2-3 * * * * *',
])('"%s" is refused', (expression) => {
  expect(() => parseCron(expression)).toThrow()
})
