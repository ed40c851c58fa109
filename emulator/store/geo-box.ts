/** Owns the box on the map that stands for a document in a geo index. */
import { MongoError } from '../mongo/errors'
import { type Doc, getField, isDoc } from '../mongo/values'

/** Degrees; `west` ≤ `east`, since a geometry never reaches across the date line in stored coordinates. */
export interface Box {
  west: number
  east: number
  south: number
  north: number
}

export const WORLD: Box = { west: -180, east: 180, south: -90, north: 90 }

/** A box around one geometry or a list of them; null when it is none. `flat` edges are straight on the map. */
export function boxAround(value: unknown, flat = false): Box | null {
  const box: Box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  if (!extend(box, value)) return null
  return flat ? box : bulge(box)
}

/**
 * An edge between two points of one latitude follows a great circle and rises towards the pole; what spans half the
 * globe may reach around the other side.
 */
function bulge(box: Box): Box {
  const half = (((box.east - box.west) / 2) * Math.PI) / 180
  if (half === 0) return box
  if (half >= Math.PI / 2) return WORLD
  const rise = (latitude: number): number =>
    (Math.atan(Math.tan((latitude * Math.PI) / 180) / Math.cos(half)) * 180) / Math.PI
  return {
    west: box.west,
    east: box.east,
    south: box.south < 0 ? rise(box.south) : box.south,
    north: box.north > 0 ? rise(box.north) : box.north,
  }
}

/**
 * The least box around whatever geometry a document has at the path: a GeoJSON geometry, a [longitude, latitude]
 * pair, or an array of these. Null when there is nothing there. Throws MongoError 16755 for what is no geometry.
 */
export function boxOf(doc: Doc, path: string): Box | null {
  const box: Box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  let present = false
  for (const value of valuesAt(doc, path.split('.'))) {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) continue
    present = true
    if (!extend(box, value)) throw notGeo(value)
  }
  return present ? bulge(box) : null
}

function valuesAt(value: unknown, parts: string[]): unknown[] {
  if (parts.length === 0) return [value]
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, parts))
  if (!isDoc(value)) return []
  return valuesAt(getField(value, parts[0] as string), parts.slice(1))
}

function extend(box: Box, value: unknown): boolean {
  if (isDoc(value)) {
    if (Array.isArray(value.geometries)) return value.geometries.every((inner) => extend(box, inner))
    if (Array.isArray(value.coordinates)) return extend(box, value.coordinates)
    const pair = Object.values(value)
    return pair.length >= 2 && typeof pair[0] === 'number' && extend(box, pair)
  }
  if (!Array.isArray(value) || value.length === 0) return false
  if (typeof value[0] !== 'number') return value.every((inner) => extend(box, inner))
  return extendPoint(box, value)
}

function extendPoint(box: Box, pair: unknown[]): boolean {
  const [longitude, latitude] = pair
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return false
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return false
  box.west = Math.min(box.west, longitude)
  box.east = Math.max(box.east, longitude)
  box.south = Math.min(box.south, latitude)
  box.north = Math.max(box.north, latitude)
  return true
}

function notGeo(value: unknown): MongoError {
  return new MongoError(
    16755,
    `Can't extract geo keys: longitude/latitude is out of bounds or no geometry: ${JSON.stringify(value)}`,
  )
}
