/** Owns how an audience is said: 3 号楼、5 号楼. */
import { roleNames } from '../person/roles'
import type { GridEntry } from '../station/documents'
import type { AudienceChoice } from './documents'

const SAID = 6

/** In words, for instance 一网格、3 号楼、志愿者; the rest is counted when there are many. */
export function audienceWords(
  choice: AudienceChoice,
  grids: readonly Pick<GridEntry, 'gridId' | 'name'>[],
  activities: readonly { title: string }[],
): string {
  if (choice.station) return '全站居民'
  const nameOf = (gridId: string): string => grids.find((grid) => grid.gridId === gridId)?.name ?? '网格'
  const names = choice.buildings.map(({ building }) => building)
  const buildings = choice.buildings
    .filter(({ gridId }) => !choice.gridIds.includes(gridId))
    .map(({ gridId, building }) =>
      // The same number in two grids says nothing without the grid.
      names.indexOf(building) === names.lastIndexOf(building) ? building : `${nameOf(gridId)} ${building}`,
    )
  const words = [
    ...choice.gridIds.map(nameOf),
    ...buildings,
    ...choice.roles.map((role) => roleNames[role]),
    ...activities.map(({ title }) => `「${title}」的参加者`),
  ]
  return words.length > SAID ? `${words.slice(0, SAID).join('、')}等 ${words.length} 处` : words.join('、')
}
