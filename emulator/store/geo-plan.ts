/** Owns the use of a geo index: the boxes on the map that a geo condition can reach into. */
import { type NearOrder } from '../mongo/match'
import { EARTH_RADIUS_M } from '../mongo/sphere'
import { type Doc, isDoc } from '../mongo/values'
import { type Collection, type Index } from './catalog'
import { type Conditions } from './conditions'
import { StoreError } from './errors'
import { type Box, boxAround, WORLD } from './geo-box'

/** Half of the earth's girth in metres: nothing is farther than this. */
export const FARTHEST_M = Math.PI * EARTH_RADIUS_M

const DEGREES = 180 / Math.PI

/** The geo index that a query needs, or null without a geo condition. Throws GEO_INDEX_REQUIRED. */
export function geoIndexOf(
  collection: Collection,
  conditions: Conditions,
  near: NearOrder | null,
): Index | null {
  const path = near?.path ?? conditions.geo[0]?.path
  return path === undefined ? null : requireGeoIndex(collection, path)
}

export function requireGeoIndex(collection: Collection, path: string): Index {
  const index = collection.indexes.find((one) => one.geo === path)
  if (index) return index
  const message = `A geo query on ${collection.name}.${path} needs a 2dsphere index on that field`
  throw new StoreError('GEO_INDEX_REQUIRED', message, { collection: collection.name })
}

/** The box outside which nothing can meet the condition. */
export function boxOfCondition(conditions: Conditions, near: NearOrder | null): Box {
  if (near) return boxWithin(near, near.maxMetres)
  const operand = conditions.geo[0]?.operand
  const shape = isDoc(operand) ? Object.entries(operand).find(([name]) => name.startsWith('$geo')) : undefined
  return shape && isDoc(shape[1]) ? widened(boxOfShape(shape[1])) : WORLD
}

/**
 * Room for what tests of geometry tolerate and for the single precision of the index; a box that touches the date line
 * or a pole takes in all longitudes, since places there have more than one.
 */
function widened({ west, east, south, north }: Box): Box {
  const room = 0.001
  const edge = west - room <= -180 || east + room >= 180 || south - room <= -90 || north + room >= 90
  if (edge) return { west: -180, east: 180, south: south - room, north: north + room }
  return { west: west - room, east: east + room, south: south - room, north: north + room }
}

/** The box around a circle on the sphere. */
export function boxWithin(near: NearOrder, metres: number): Box {
  const [longitude, latitude] = near.centre
  const arc = Math.min(metres, FARTHEST_M) / EARTH_RADIUS_M
  return widened(boxOfCircle(longitude as number, latitude as number, arc))
}

function boxOfShape(shape: Doc): Box {
  if (shape.$geometry !== undefined) return boxAround(shape.$geometry) ?? WORLD
  if (Array.isArray(shape.$box)) return boxAround([shape.$box], true) ?? WORLD
  if (Array.isArray(shape.$polygon)) return boxAround([shape.$polygon], true) ?? WORLD
  if (Array.isArray(shape.$centerSphere)) return boxOfCentre(shape.$centerSphere, DEGREES)
  if (Array.isArray(shape.$center)) return boxOfCentre(shape.$center, 1)
  return WORLD
}

/** The radius is in radians on the sphere, in degrees on the plane; `scale` is 1 for degrees. */
function boxOfCentre([centre, radius]: unknown[], scale: number): Box {
  const [longitude, latitude] = Array.isArray(centre) ? centre : Object.values((centre ?? {}) as Doc)
  if (typeof longitude !== 'number' || typeof latitude !== 'number' || typeof radius !== 'number')
    return WORLD
  if (scale !== 1) return boxOfCircle(longitude, latitude, radius)
  return {
    west: longitude - radius,
    east: longitude + radius,
    south: latitude - radius,
    north: latitude + radius,
  }
}

function boxOfCircle(longitude: number, latitude: number, arc: number): Box {
  const height = arc * DEGREES
  const [south, north] = [latitude - height, latitude + height]
  if (south <= -90 || north >= 90) return { west: -180, east: 180, south, north }
  const width = Math.asin(Math.min(1, Math.sin(arc) / Math.cos(latitude / DEGREES))) * DEGREES
  return { west: longitude - width, east: longitude + width, south, north }
}
