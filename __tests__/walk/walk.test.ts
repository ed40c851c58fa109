/** Everybody does anything in any order, while requests fail and the year ends: nothing counts twice, nothing vanishes. */
import { walk } from './support/walk'

const told = ({ problems, log }: Awaited<ReturnType<typeof walk>>): string[] =>
  problems.length === 0 ? [] : [...problems, '— before that —', ...log]

test.each([1, 2, 3])(
  'nothing contradicts on the way of seed %i',
  async (seed) => {
    expect(told(await walk(seed, 200))).toEqual([])
  },
  600_000,
)
