/**
 * Owns where something is, of what a station knows: one of its places, a building, or a whole grid. A key says which, and
 * is the same for everybody who means the same spot.
 */
import { listedBuilding } from './building'
import type { StationDocument } from './documents'

type Ground = Pick<StationDocument, 'grids' | 'places'>

/** A spot that can be chosen. */
interface NamedSpot {
  spot: string
  name: string
}

/** What can be chosen at a station: its places, and its grids with their buildings. */
interface Spots {
  places: NamedSpot[]
  grids: (NamedSpot & { buildings: NamedSpot[] })[]
}

/** A spot of the station: the grid in which it lies, and what it is called where nothing else says where it is. */
interface Spot {
  key: string
  gridId: string | null
  called: string
}

export const placeSpot = (placeCode: string): string => `place:${placeCode}`
const gridSpot = (gridId: string): string => `grid:${gridId}`
export const buildingSpot = (gridId: string, building: string): string => `building:${gridId}:${building}`

/** The grid that the key of a grid says. */
export const gridOfSpot = (spot: string): string => spot.replace(/^grid:/, '')

/** A name longer than this is cut where a spot is called by it. */
export const MOST_SPOT_LETTERS = 120

export const spotsOf = ({ grids, places }: Ground): Spots => ({
  places: places.map(({ placeCode, name }) => ({ spot: placeSpot(placeCode), name })),
  grids: grids.map(({ gridId, name, buildings }) => ({
    spot: gridSpot(gridId),
    name,
    buildings: buildings.map((building) => ({ spot: buildingSpot(gridId, building), name: building })),
  })),
})

/** The spot of a key; null where the station has none of it, or no longer. */
export function spotOf({ grids, places }: Ground, key: string): Spot | null {
  const [is = '', id = '', ...rest] = key.split(':')
  if (is === 'place') {
    const place = places.find(({ placeCode }) => placeCode === id)
    return place && rest.length === 0 ? { key, gridId: place.gridId ?? null, called: place.name } : null
  }
  const grid = grids.find(({ gridId }) => gridId === id)
  if (!grid) return null
  const { gridId, name } = grid
  if (is === 'grid') return rest.length === 0 ? { key, gridId, called: name } : null
  const building = rest.join(':')
  if (is !== 'building' || !grid.buildings.includes(building)) return null
  return { key, gridId, called: `${name} ${building}` }
}

/** The spot at which somebody lives: the building where the station's list has it, else the grid; null where nobody knows. */
export function homeSpot(
  { grids }: Pick<Ground, 'grids'>,
  { gridId, building }: { gridId: string | null; building: string },
): string | null {
  const grid = grids.find((one) => one.gridId === gridId)
  if (!grid) return null
  const listed = listedBuilding(building, grid)
  return listed === null ? gridSpot(grid.gridId) : buildingSpot(grid.gridId, listed)
}
