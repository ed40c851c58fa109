/** Owns the geo operators of queries: what lies within, what intersects, and what is how near. */
import { MongoError, notImplemented } from './errors'
import {
  type Geometry,
  type Position,
  readGeoJson,
  readPlanePosition,
  readPosition,
  storedGeometries,
} from './geometry'
import { geometriesMeet, polygonsContain } from './plane'
import { EARTH_RADIUS_M, haversineMetres, mapAround, metresToArc } from './sphere'
import { onWhole, type Test } from './tests'
import { type Doc, isDoc, isNumeric, toDouble } from './values'

/** A `$near` or `$nearSphere` condition: how far a stored value may be from where. Distances in metres. */
export interface NearCondition {
  centre: Position
  minMetres: number
  maxMetres: number
}

/** Whether a stored value lies wholly within the given shape of `$geoWithin`. */
export function withinTest(operand: unknown): Test {
  const contains = readRegion(operand)
  return onWhole((value) => storedGeometries(value).some(contains))
}

function readRegion(operand: unknown): (geometry: Geometry) => boolean {
  if (!isDoc(operand)) throw new MongoError('BadValue', 'geometry must be an object for $geoWithin')
  const [kind] = Object.keys(operand)
  const shape = kind === undefined ? undefined : operand[kind]
  switch (kind) {
    case '$geometry':
      return withinGeometry(readGeoJson(shape))
    case '$centerSphere': {
      const [centre, radius] = readCircle(shape, readPosition)
      const metres = radius * EARTH_RADIUS_M
      return (geometry) => everyPosition(geometry, (p) => haversineMetres(centre, p) <= metres)
    }
    case '$center': {
      const [centre, radius] = readCircle(shape, readPlanePosition)
      return (geometry) =>
        everyPosition(geometry, (p) => Math.hypot(p[0] - centre[0], p[1] - centre[1]) <= radius)
    }
    case '$box':
    case '$polygon': {
      const polygon = kind === '$box' ? readBox(shape) : readFlatPolygon(shape)
      return (geometry) => polygonsContain([polygon], geometry)
    }
    default:
      throw new MongoError('BadValue', `unknown geo specifier: ${kind ?? '{}'}`)
  }
}

function withinGeometry(region: Geometry): (geometry: Geometry) => boolean {
  if (region.polygons.length === 0 || region.points.length + region.lines.length > 0) {
    throw new MongoError('BadValue', '$geoWithin not supported with provided geometry')
  }
  const map = mapAround(region)
  const polygons = map.draw(region)?.polygons ?? []
  return (geometry) => {
    const drawn = map.draw(geometry)
    return drawn !== null && sameParts(drawn, geometry) && polygonsContain(polygons, drawn)
  }
}

/** Parts on the far half of the globe are not on the map, and so not within either. */
function sameParts(a: Geometry, b: Geometry): boolean {
  return (
    a.points.length === b.points.length &&
    a.lines.length === b.lines.length &&
    a.polygons.length === b.polygons.length
  )
}

function everyPosition(geometry: Geometry, holds: (p: Position) => boolean): boolean {
  return [...geometry.points, ...geometry.lines.flat(), ...geometry.polygons.flat(2)].every(holds)
}

function readCircle(shape: unknown, read: (value: unknown) => Position): [Position, number] {
  if (!Array.isArray(shape) || shape.length !== 2 || !isNumeric(shape[1])) {
    throw new MongoError('BadValue', 'a circle needs its centre and its radius')
  }
  const radius = toDouble(shape[1])
  if (!(radius >= 0)) throw new MongoError('BadValue', 'radius must be a non-negative number')
  return [read(shape[0]), radius]
}

function readBox(shape: unknown): Position[][] {
  if (!Array.isArray(shape) || shape.length !== 2) throw new MongoError('BadValue', 'a box needs two corners')
  const [a, b] = shape.map(readPlanePosition) as [Position, Position]
  return [[a, [b[0], a[1]], b, [a[0], b[1]], a]]
}

function readFlatPolygon(shape: unknown): Position[][] {
  const corners = Array.isArray(shape) ? shape.map(readPlanePosition) : []
  if (corners.length < 3) throw new MongoError('BadValue', 'Polygon must have at least 3 points')
  return [[...corners, corners[0] as Position]]
}

/** Whether a stored value shares a position with the geometry of `$geoIntersects`. */
export function intersectsTest(operand: unknown): Test {
  if (!isDoc(operand) || !('$geometry' in operand)) {
    throw new MongoError('BadValue', '$geoIntersects not supported with provided geometry')
  }
  const region = readGeoJson(operand['$geometry'])
  const map = mapAround(region)
  const drawnRegion = map.draw(region) as Geometry
  return onWhole((value) =>
    storedGeometries(value).some((geometry) => {
      const drawn = map.draw(geometry)
      return drawn !== null && geometriesMeet(drawnRegion, drawn)
    }),
  )
}

/** Reads `$near` and `$nearSphere` with its sibling limits. Limits are metres beside GeoJSON, radians beside a pair. */
export function readNear(name: string, operand: unknown, siblings: Doc): NearCondition {
  if (isDoc(operand) && '$geometry' in operand) {
    const geometry = readGeoJson(operand['$geometry'])
    const centre = geometry.points[0]
    if (!centre || (operand['$geometry'] as Doc)['type'] !== 'Point') {
      throw new MongoError(
        'BadValue',
        `invalid point in geo near query $geometry argument: ${name} needs a Point`,
      )
    }
    for (const key of Object.keys(operand)) {
      if (!['$geometry', '$minDistance', '$maxDistance'].includes(key)) {
        throw new MongoError('BadValue', `invalid argument in geo near query: ${key}`)
      }
    }
    return { centre, ...readLimits({ ...siblings, ...operand }, 1) }
  }
  if (name !== '$nearSphere') throw notImplemented(`${name} with a coordinate pair`)
  return { centre: readPosition(operand), ...readLimits(siblings, EARTH_RADIUS_M) }
}

function readLimits(options: Doc, metresPerUnit: number): { minMetres: number; maxMetres: number } {
  const read = (name: string, fallback: number): number => {
    const limit = options[name]
    if (limit === undefined) return fallback
    if (!isNumeric(limit)) throw new MongoError('BadValue', `${name.slice(1)} must be a number`)
    if (!(toDouble(limit) >= 0)) throw new MongoError('BadValue', `${name.slice(1)} must be non-negative`)
    return toDouble(limit) * metresPerUnit
  }
  return { minMetres: read('$minDistance', 0), maxMetres: read('$maxDistance', Infinity) }
}

/** The distance in metres from a position to the nearest part of a stored value; null when it holds no geometry. */
export function metresTo(centre: Position, value: unknown): number | null {
  const distances = storedGeometries(value).map((geometry) => metresToGeometry(centre, geometry))
  return distances.length === 0 ? null : Math.min(...distances)
}

function metresToGeometry(centre: Position, geometry: Geometry): number {
  const toLine = (line: Position[]): number[] =>
    line.slice(1).map((to, i) => metresToArc(centre, line[i] as Position, to))
  if (geometry.polygons.length > 0 && coversPosition(geometry, centre)) return 0
  return Math.min(
    ...geometry.points.map((p) => haversineMetres(centre, p)),
    ...geometry.lines.flatMap(toLine),
    ...geometry.polygons.flat().flatMap(toLine),
  )
}

function coversPosition(geometry: Geometry, position: Position): boolean {
  const map = mapAround({ points: [], lines: [], polygons: geometry.polygons })
  const drawn = map.draw({ points: [position], lines: [], polygons: [] })
  const polygons = map.draw({ points: [], lines: [], polygons: geometry.polygons })?.polygons ?? []
  return (
    drawn !== null &&
    drawn.points.length === 1 &&
    polygons.some((polygon) => polygonsContain([polygon], drawn))
  )
}

/** The test of a near condition: a stored value whose distance keeps within its limits. */
export function nearTest(near: NearCondition): Test {
  return onWhole((value) => {
    const metres = metresTo(near.centre, value)
    return metres !== null && metres >= near.minMetres && metres <= near.maxMetres
  })
}
