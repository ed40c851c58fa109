/** Owns geometry on the globe: distances along great circles, and the map on which great circles are straight. */
import { notImplemented } from './errors'
import { type Geometry, type Position } from './geometry'

/** The radius, in metres, that MongoDB takes the earth to have. */
export const EARTH_RADIUS_M = 6_378_100

type Vector = readonly [number, number, number]

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** The great-circle distance between two positions, in metres. */
export function haversineMetres(a: Position, b: Position): number {
  const dLat = radians(b[1] - a[1])
  const dLng = radians(b[0] - a[0])
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

function toVector([lng, lat]: Position): Vector {
  const [l, p] = [radians(lng), radians(lat)]
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)]
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const crossProduct = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

function unit(v: Vector): Vector {
  const length = Math.sqrt(dot(v, v))
  return length === 0 ? v : [v[0] / length, v[1] / length, v[2] / length]
}

/** The distance from a position to the great-circle arc between two others, in metres. */
export function metresToArc(p: Position, a: Position, b: Position): number {
  const [vp, va, vb] = [toVector(p), toVector(a), toVector(b)]
  const normal = unit(crossProduct(va, vb))
  // The foot of the perpendicular counts only when it falls between the arc's ends.
  const between = dot(crossProduct(normal, va), vp) >= 0 && dot(crossProduct(vb, normal), vp) >= 0
  if (between && dot(normal, normal) > 0)
    return EARTH_RADIUS_M * Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(normal, vp)))))
  return Math.min(haversineMetres(p, a), haversineMetres(p, b))
}

/** A map of the half of the globe around some positions, on which every great circle is a straight line. */
interface GlobeMap {
  /** The geometry on the map; null when it lies wholly on the other half of the globe. */
  draw(geometry: Geometry): Geometry | null
}

/**
 * The map centred on a geometry. Throws notImplemented when the geometry reaches around more than half the globe,
 * where "inside" would need more than this map.
 */
export function mapAround(geometry: Geometry): GlobeMap {
  const centre = unit(sum(allPositions(geometry).map(toVector)))
  const east = unit(crossProduct(Math.abs(centre[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0], centre))
  const north = crossProduct(centre, east)
  const place = (position: Position): Position | null => {
    const v = toVector(position)
    const depth = dot(v, centre)
    return depth > 1e-9 ? [dot(v, east) / depth, dot(v, north) / depth] : null
  }
  const draw = (shape: Geometry): Geometry | null => {
    const points = shape.points.map(place).filter((p) => p !== null)
    const lines = shape.lines.map((line) => drawLine(line, place)).filter((line) => line !== null)
    const polygons = shape.polygons
      .map((polygon) => polygon.map((ring) => drawLine(ring, place)))
      .filter((rings): rings is Position[][] => rings.every((ring) => ring !== null))
    const complete = points.length === shape.points.length
    return complete || points.length + lines.length + polygons.length > 0 ? { points, lines, polygons } : null
  }
  const own = draw(geometry)
  if (!own || allPositions(own).length < allPositions(geometry).length) {
    throw notImplemented('a geometry wider than half the globe')
  }
  return { draw }
}

function drawLine(line: Position[], place: (p: Position) => Position | null): Position[] | null {
  const placed = line.map(place)
  if (placed.every((p) => p === null)) return null
  return placed.map((p) => {
    if (!p) throw notImplemented('a geometry that reaches around half the globe')
    return p
  })
}

function allPositions(geometry: Geometry): Position[] {
  return [...geometry.points, ...geometry.lines.flat(), ...geometry.polygons.flat(2)]
}

function sum(vectors: Vector[]): Vector {
  return vectors.reduce<Vector>((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]], [0, 0, 0])
}
