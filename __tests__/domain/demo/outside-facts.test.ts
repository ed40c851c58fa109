/** What the accounts of stations say of themselves in numbers stands in the demo, each with where it comes from and of when it is. */
import { PEARL, SUNNY } from '../../../demo/district/ids'
import { outsideOfDistrict, outsideOfStations } from '../../../demo/outside-facts'
import { STATION_ID } from '../../../demo/station-id'
import { outsideProblems } from '../../../src/domain/figures/outside'

const told: [item: string, where: string, amounts: string[]][] = [
  ['S1-14', STATION_ID, ['755', '225']],
  ['S1-15', STATION_ID, ['323416']],
  ['S3-10', PEARL, ['200', '2600', '80']],
  ['S4-7', SUNNY, ['30', '900']],
  ['S4-13', 'district', ['114000', '14.7', '221', '1000', '20']],
]

it.each(told)('%s at %s', (_item, where, amounts) => {
  const all = where === 'district' ? outsideOfDistrict : (outsideOfStations[where] ?? [])
  const found = all.filter(({ amount }) => amounts.includes(amount))
  expect(found.map(({ amount }) => amount).sort()).toEqual([...amounts].sort())
  expect(found.map((one) => outsideProblems(one))).toEqual(amounts.map(() => ({})))
})
