/** Owns what stood on a line in what a station wrote of itself before its honours were kept: which honour such a line is. */
import { dayOf } from '../kernel/clock'
import type { HonourDocument } from './documents'
import { honourLevels, type HonourLevel } from './kinds'
import { type Grant, newHonour } from './rules'

/** By which words the level shows, the highest first; a line that says none is of the station. */
const signs: readonly (readonly [HonourLevel, RegExp])[] = [
  ['nation', /全国|国家/],
  ['region', /自治区|全省|[^市]省/],
  ['city', /市/],
  ['district', /^[^社]*[区县旗]/],
  ['street', /街道|镇|乡/],
]

const levelIn = (line: string): HonourLevel => signs.find(([, said]) => said.test(line))?.[0] ?? 'station'

/** The year that a line names; where it names none, the year in which it is looked at. */
const yearIn = (line: string, now: number): string =>
  /(?:19[89]|20[0-4])\d/.exec(line)?.[0] ?? dayOf(now).slice(0, 4)

/** The same for each look at the same lines, so that doing it again brings nothing twice. */
export function honoursOnWall(
  station: { _id: string; name: string },
  lines: readonly string[],
  now: number,
): HonourDocument[] {
  return lines.map((title, n) => {
    const level = levelIn(title)
    const given: Grant = {
      ...{ stationId: station._id, title, period: null, by: 'system', level },
      kind: 'unitHonour',
      ...{ day: `${yearIn(title, now)}-01-01`, grantedBy: honourLevels[level] },
      holder: { as: 'unit', name: station.name },
      source: { kind: 'import', id: 'wall' },
    }
    return newHonour(`wall-${station._id}-${n}`, given, null, now)
  })
}
