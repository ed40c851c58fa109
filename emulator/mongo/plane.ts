/** Owns geometry on a plane: segments, rings, and how shapes contain or meet each other. Edges belong to a shape. */
import { type Geometry, type Position } from './geometry'

/** Coordinates closer than this fraction of their size are the same: rounding of the projection stays below it. */
const EPSILON = 1e-12

const cross = (o: Position, a: Position, b: Position): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

function side(o: Position, a: Position, b: Position): -1 | 0 | 1 {
  const value = cross(o, a, b)
  const scale = Math.max(1e-6, Math.abs(a[0] - o[0]) + Math.abs(a[1] - o[1]))
  return Math.abs(value) <= EPSILON * scale ? 0 : value > 0 ? 1 : -1
}

function onSegment(p: Position, a: Position, b: Position): boolean {
  if (side(a, b, p) !== 0) return false
  const slack = EPSILON
  return (
    p[0] >= Math.min(a[0], b[0]) - slack &&
    p[0] <= Math.max(a[0], b[0]) + slack &&
    p[1] >= Math.min(a[1], b[1]) - slack &&
    p[1] <= Math.max(a[1], b[1]) + slack
  )
}

function segmentsMeet(a: Position, b: Position, c: Position, d: Position): boolean {
  if (segmentsCross(a, b, c, d)) return true
  return onSegment(a, c, d) || onSegment(b, c, d) || onSegment(c, a, b) || onSegment(d, a, b)
}

/** Whether two segments cut through each other in their interiors. */
function segmentsCross(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

type Place = 'inside' | 'edge' | 'outside'

function placeInRing(p: Position, ring: readonly Position[]): Place {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i] as Position
    const b = ring[j] as Position
    if (onSegment(p, a, b)) return 'edge'
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) {
      inside = !inside
    }
  }
  return inside ? 'inside' : 'outside'
}

/** Whether a position lies in a polygon or on its edges. */
function polygonHasPosition(polygon: readonly Position[][], p: Position): boolean {
  const [outer, ...holes] = polygon
  if (!outer || placeInRing(p, outer) === 'outside') return false
  return holes.every((hole) => placeInRing(p, hole) !== 'inside')
}

function edges(line: readonly Position[]): [Position, Position][] {
  return line.slice(1).map((to, i) => [line[i] as Position, to])
}

function anyPair<T>(left: readonly T[], right: readonly T[], holds: (a: T, b: T) => boolean): boolean {
  return left.some((a) => right.some((b) => holds(a, b)))
}

const linesMeet = (a: readonly Position[], b: readonly Position[]): boolean =>
  anyPair(edges(a), edges(b), ([p, q], [r, s]) => segmentsMeet(p, q, r, s))

const linesCross = (a: readonly Position[], b: readonly Position[]): boolean =>
  anyPair(edges(a), edges(b), ([p, q], [r, s]) => segmentsCross(p, q, r, s))

const lineHasPosition = (line: readonly Position[], p: Position): boolean =>
  edges(line).some(([a, b]) => onSegment(p, a, b))

const samePosition = (a: Position, b: Position): boolean =>
  Math.abs(a[0] - b[0]) <= EPSILON && Math.abs(a[1] - b[1]) <= EPSILON

/** Whether a line lies wholly in a polygon: its ends and the middles of its edges inside, no edge cut through. */
function polygonHasLine(polygon: readonly Position[][], line: readonly Position[]): boolean {
  const middles = edges(line).map(([a, b]): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2])
  return (
    [...line, ...middles].every((p) => polygonHasPosition(polygon, p)) &&
    !polygon.some((ring) => linesCross(ring, line))
  )
}

function polygonHasPolygon(polygon: readonly Position[][], inner: readonly Position[][]): boolean {
  const outline = inner[0] as Position[]
  if (!polygonHasLine(polygon, outline)) return false
  // A hole of the outer polygon must not lie in the inner one's area.
  return polygon.slice(1).every((hole) => !hole.every((p) => polygonHasPosition(inner, p)))
}

/** Whether every part of `geometry` lies in one of the polygons. */
export function polygonsContain(polygons: readonly Position[][][], geometry: Geometry): boolean {
  return (
    geometry.points.every((p) => polygons.some((polygon) => polygonHasPosition(polygon, p))) &&
    geometry.lines.every((line) => polygons.some((polygon) => polygonHasLine(polygon, line))) &&
    geometry.polygons.every((inner) => polygons.some((polygon) => polygonHasPolygon(polygon, inner)))
  )
}

/** Whether two geometries share at least one position. */
export function geometriesMeet(a: Geometry, b: Geometry): boolean {
  return (
    anyPair(a.points, b.points, samePosition) ||
    pointsMeet(a, b) ||
    pointsMeet(b, a) ||
    anyPair(a.lines, b.lines, linesMeet) ||
    linesMeetPolygons(a, b) ||
    linesMeetPolygons(b, a) ||
    anyPair(a.polygons, b.polygons, polygonsMeet)
  )
}

function pointsMeet(a: Geometry, b: Geometry): boolean {
  return a.points.some(
    (p) =>
      b.lines.some((line) => lineHasPosition(line, p)) ||
      b.polygons.some((polygon) => polygonHasPosition(polygon, p)),
  )
}

function linesMeetPolygons(a: Geometry, b: Geometry): boolean {
  return a.lines.some((line) =>
    b.polygons.some(
      (polygon) =>
        polygonHasPosition(polygon, line[0] as Position) || polygon.some((ring) => linesMeet(ring, line)),
    ),
  )
}

function polygonsMeet(a: Position[][], b: Position[][]): boolean {
  return (
    a.some((ring) => b.some((other) => linesMeet(ring, other))) ||
    polygonHasPosition(b, (a[0] as Position[])[0] as Position) ||
    polygonHasPosition(a, (b[0] as Position[])[0] as Position)
  )
}
