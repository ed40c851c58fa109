/** Owns the reading of geometries: GeoJSON and coordinate pairs, checked as the server checks them. */
import { stringifyEjson } from './ejson'
import { MongoError } from './errors'
import { type Doc, isDoc, isNumeric, toDouble } from './values'

/** Longitude and latitude in degrees, or x and y on a plane. */
export type Position = readonly [number, number]

/** Any geometry as its parts; a polygon is its outer ring followed by its holes. */
export interface Geometry {
  points: Position[]
  lines: Position[][]
  polygons: Position[][][]
}

/**
 * Reads GeoJSON. Throws MongoError BadValue for anything malformed: unknown type, open or too short rings,
 * coordinates out of bounds.
 */
export function readGeoJson(value: unknown): Geometry {
  if (!isDoc(value)) throw bad(`geometry must be a document, found ${stringifyEjson(value)}`)
  const out: Geometry = { points: [], lines: [], polygons: [] }
  addParts(out, value)
  return out
}

/** The geometry a stored field holds: GeoJSON, a coordinate pair, or an array of either; null when it holds none. */
export function storedGeometries(value: unknown): Geometry[] {
  if (isPair(value))
    return [{ points: [value.map(toDouble) as unknown as Position], lines: [], polygons: [] }]
  if (Array.isArray(value))
    return value.flatMap((item) => (isDoc(item) || isPair(item) ? storedGeometries(item) : []))
  if (!isDoc(value)) return []
  try {
    return [readGeoJson(value)]
  } catch (error) {
    if (error instanceof MongoError) return []
    throw error
  }
}

/**
 * Refuses what a geo index cannot hold; a missing or null field is fine.
 * Throws MongoError with the server's words, naming the field's value.
 */
export function assertIndexable(value: unknown): void {
  if (value === undefined || value === null || isPair(value)) return
  if (Array.isArray(value) && value.every((item) => isDoc(item) || isPair(item)))
    return value.forEach(assertIndexable)
  try {
    readGeoJson(value)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MongoError(16755, `Can't extract geo keys: ${stringifyEjson(value)}  ${why}`)
  }
}

function addParts(out: Geometry, value: Doc): void {
  const coordinates = value['coordinates']
  switch (value['type']) {
    case 'Point':
      return void out.points.push(readPosition(coordinates))
    case 'MultiPoint':
      return void out.points.push(...readList(coordinates, 'MultiPoint coordinates', 1).map(readPosition))
    case 'LineString':
      return void out.lines.push(readLine(coordinates))
    case 'MultiLineString':
      return void out.lines.push(...readList(coordinates, 'MultiLineString coordinates', 1).map(readLine))
    case 'Polygon':
      return void out.polygons.push(readPolygon(coordinates))
    case 'MultiPolygon':
      return void out.polygons.push(...readList(coordinates, 'MultiPolygon coordinates', 1).map(readPolygon))
    case 'GeometryCollection':
      for (const part of readList(value['geometries'], 'GeometryCollection geometries', 1)) {
        if (!isDoc(part)) throw bad(`Element of "geometries" must be an object`)
        addParts(out, part)
      }
      return
    default:
      throw bad(`unknown GeoJSON type: ${stringifyEjson(value)}`)
  }
}

/** A longitude and a latitude in degrees, in bounds. */
export function readPosition(value: unknown): Position {
  if (!Array.isArray(value) || value.length < 2) {
    throw bad(`Point must be an array or object with 2 coordinates, found ${stringifyEjson(value)}`)
  }
  const [x, y] = value as unknown[]
  if (!isNumeric(x) || !isNumeric(y)) throw bad('Point must only contain numeric elements')
  const [lng, lat] = [toDouble(x), toDouble(y)]
  if (!(lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90)) {
    throw bad(`longitude/latitude is out of bounds, lng: ${lng} lat: ${lat}`)
  }
  return [lng, lat]
}

/** A pair on a plane, for the legacy shapes: any two finite numbers. */
export function readPlanePosition(value: unknown): Position {
  if (!Array.isArray(value) || value.length < 2) throw bad('Point must be an array or object')
  const [x, y] = value as unknown[]
  if (!isNumeric(x) || !isNumeric(y)) throw bad('Point must only contain numeric elements')
  return [toDouble(x), toDouble(y)]
}

function readLine(value: unknown): Position[] {
  return readList(value, 'LineString coordinates', 2).map(readPosition)
}

function readPolygon(value: unknown): Position[][] {
  return readList(value, 'Polygon coordinates', 1).map((ring) => {
    const positions = readList(ring, 'Polygon loop', 1).map(readPosition)
    const first = positions[0] as Position
    const last = positions[positions.length - 1] as Position
    if (first[0] !== last[0] || first[1] !== last[1])
      throw bad(`Loop is not closed: ${JSON.stringify(positions)}`)
    if (new Set(positions.map(String)).size < 3) {
      throw bad(`Loop must have at least 3 different vertices: ${JSON.stringify(positions)}`)
    }
    return positions
  })
}

function readList(value: unknown, name: string, least: number): unknown[] {
  if (!Array.isArray(value)) throw bad(`${name} must be an array`)
  if (value.length < least) throw bad(`${name} must have at least ${least} elements`)
  return value
}

const isPair = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(isNumeric)

const bad = (message: string): MongoError => new MongoError('BadValue', message)
