/** Owns the geo operators: distances, limits, shapes on the globe, and the geometries that are refused. */
import { aggregate } from '../../../emulator/mongo/aggregate'
import { assertIndexable } from '../../../emulator/mongo/geometry'
import { compileQuery, nearOf } from '../../../emulator/mongo/match'
import { EARTH_RADIUS_M, haversineMetres } from '../../../emulator/mongo/sphere'
import { type Doc } from '../../../emulator/mongo/values'

const point = (lng: number, lat: number): Doc => ({ type: 'Point', coordinates: [lng, lat] })
const square = (x: number, y: number, size: number): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const polygon = (...rings: number[][][]): Doc => ({ type: 'Polygon', coordinates: rings })
const line = (...positions: number[][]): Doc => ({ type: 'LineString', coordinates: positions })

test('a degree of the equator and of a meridian is the same share of the globe', () => {
  const degree = (EARTH_RADIUS_M * Math.PI) / 180
  expect(haversineMetres([0, 0], [1, 0])).toBeCloseTo(degree, 6)
  expect(haversineMetres([10, 10], [10, 11])).toBeCloseTo(degree, 6)
  expect(haversineMetres([0, 60], [1, 60])).toBeLessThan(degree / 2)
  expect(haversineMetres([179.5, 0], [-179.5, 0])).toBeCloseTo(degree, 6)
})

const HOLED = polygon(square(0, 0, 10), square(4, 4, 2))

const ROWS: [name: string, condition: Doc, selected: unknown[], refused: unknown[]][] = [
  [
    '$geoWithin a polygon',
    { $geoWithin: { $geometry: HOLED } },
    [point(1, 1), point(0, 0), [2, 2]],
    [point(5, 5), point(11, 1), point(-170, 1), null, 'x', undefined],
  ],
  [
    '$geoWithin takes lines and polygons whole',
    { $geoWithin: { $geometry: HOLED } },
    [line([1, 1], [2, 2]), polygon(square(1, 1, 2))],
    [line([1, 1], [12, 1]), line([3, 5], [7, 5]), polygon(square(3, 3, 4))],
  ],
  [
    '$geoWithin several polygons',
    {
      $geoWithin: {
        $geometry: { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(20, 20, 1)]] },
      },
    },
    [point(0.5, 0.5), point(20.5, 20.5)],
    [point(10, 10)],
  ],
  [
    'the edges of a polygon are great circles',
    {
      $geoWithin: {
        $geometry: polygon([
          [0, 40],
          [90, 40],
          [45, 10],
          [0, 40],
        ]),
      },
    },
    [point(45, 45)],
    [point(45, 60)],
  ],
  [
    '$geoWithin a circle',
    { $geoWithin: { $centerSphere: [[0, 0], 111000 / EARTH_RADIUS_M] } },
    [point(0.9, 0), point(0, -0.9)],
    [point(1.1, 0), point(0.9, 0.9)],
  ],
  [
    '$geoWithin a flat box',
    {
      $geoWithin: {
        $box: [
          [0, 0],
          [2, 2],
        ],
      },
    },
    [point(1, 1), [2, 2]],
    [point(3, 1)],
  ],
  [
    '$geoWithin a flat polygon',
    {
      $geoWithin: {
        $polygon: [
          [0, 0],
          [4, 0],
          [0, 4],
        ],
      },
    },
    [point(1, 1)],
    [point(3, 3)],
  ],
  ['$geoWithin a flat circle', { $geoWithin: { $center: [[0, 0], 2] } }, [point(1, 1)], [point(2, 2)]],
  [
    '$geoIntersects a point',
    { $geoIntersects: { $geometry: point(1, 1) } },
    [point(1, 1), HOLED, line([1, 0], [1, 2])],
    [point(1, 2), polygon(square(5, 5, 1))],
  ],
  [
    '$geoIntersects a line',
    { $geoIntersects: { $geometry: line([0, 0], [4, 4]) } },
    [line([0, 4], [4, 0]), polygon(square(1, 1, 1)), point(4, 4)],
    [line([5, 0], [9, 0]), point(1, 3)],
  ],
  [
    '$geoIntersects a polygon',
    { $geoIntersects: { $geometry: polygon(square(0, 0, 4)) } },
    [polygon(square(3, 3, 4)), polygon(square(-10, -10, 30)), point(2, 2), line([-1, 2], [9, 2])],
    [polygon(square(5, 5, 1)), point(-5, 2)],
  ],
  [
    'the hole of a polygon is outside',
    { $geoIntersects: { $geometry: point(5, 5) } },
    [polygon(square(0, 0, 10))],
    [HOLED],
  ],
  [
    '$near within its limits',
    { $near: { $geometry: point(0, 0), $minDistance: 100, $maxDistance: 112000 } },
    [point(1, 0)],
    [point(0, 0), point(2, 0), null],
  ],
  [
    '$nearSphere with a pair counts radians',
    { $nearSphere: [0, 0], $maxDistance: 0.02 },
    [point(1, 0)],
    [point(2, 0)],
  ],
  [
    '$near meets the nearest part of a line',
    { $near: { $geometry: point(0, 1), $maxDistance: 112000 } },
    [line([-5, 0], [5, 0])],
    [line([5, 0], [9, 0])],
  ],
  [
    '$near is at no distance inside a polygon',
    { $near: { $geometry: point(1, 1), $maxDistance: 0 } },
    [HOLED],
    [polygon(square(20, 20, 1))],
  ],
]

test.each(ROWS)('%s', (_, condition, selected, refused) => {
  const matches = compileQuery({ at: condition })
  for (const at of selected) expect({ at, selected: matches({ at }) }).toEqual({ at, selected: true })
  for (const at of refused) expect({ at, selected: matches({ at }) }).toEqual({ at, selected: false })
})

test.each<[Doc, string]>([
  [
    {
      $geoWithin: {
        $geometry: polygon([
          [0, 0],
          [1, 0],
          [1, 1],
        ]),
      },
    },
    'Loop is not closed',
  ],
  [
    {
      $geoWithin: {
        $geometry: polygon([
          [0, 0],
          [1, 0],
          [0, 0],
        ]),
      },
    },
    'Loop must have at least 3 different vertices',
  ],
  [{ $geoWithin: { $geometry: point(1, 1) } }, '$geoWithin not supported with provided geometry'],
  [{ $geoWithin: { $foo: 1 } }, 'unknown geo specifier: $foo'],
  [{ $geoIntersects: { $geometry: { type: 'Sphere' } } }, 'unknown GeoJSON type'],
  [{ $near: { $geometry: point(200, 0) } }, 'longitude/latitude is out of bounds, lng: 200 lat: 0'],
  [{ $near: { $geometry: point(0, 0), $maxDistance: -1 } }, 'maxDistance must be non-negative'],
  [{ $near: [0, 0] }, '$near with a coordinate pair is not implemented'],
  [{ $maxDistance: 5 }, '$maxDistance needs a $near'],
])('refuses %j', (condition, words) => {
  expect(() => compileQuery({ at: condition })).toThrow(words)
})

test('near stands at the top or in $and, and gives the order', () => {
  const near = { at: { $nearSphere: { $geometry: point(0, 0) } } }
  expect(nearOf({ $and: [{ a: 1 }, near] })?.distance({ at: [point(3, 0), point(1, 0)] })).toBeCloseTo(
    haversineMetres([0, 0], [1, 0]),
    6,
  )
  expect(nearOf({ a: 1 })).toBeNull()
  expect(() => compileQuery({ $or: [near] })).toThrow('geo $near must be top-level expr')
})

test('geoNear answers distances, nearest first, within its query and limits', async () => {
  const docs = [3, 1, 2, 40].map((n): Doc => ({ _id: n, at: point(n, 0), odd: n % 2 === 1 }))
  const stage = {
    near: point(0, 0),
    distanceField: 'far.km',
    distanceMultiplier: 0.001,
    maxDistance: 2e6,
    query: { odd: true },
    includeLocs: 'far.from',
    spherical: true,
  }
  const run = (geoKeys?: string[]): Promise<Doc[]> =>
    aggregate(docs, [{ stageKey: '$geoNear', stageValue: stage }], {
      nowMs: 0,
      geoKeys,
      find: () => Promise.resolve([]),
    })
  const found = await run(['at'])
  expect(found.map((doc) => doc['_id'])).toEqual([1, 3])
  expect(found[0]).toMatchObject({ far: { from: point(1, 0) } })
  expect((found[0]?.['far'] as Doc)['km']).toBeCloseTo(111.318, 2)
  await expect(run()).rejects.toThrow('$geoNear requires a 2d or 2dsphere index')
  await expect(run(['at', 'other'])).rejects.toThrow('more than one 2dsphere index')
})

test('a geo index holds geometries, pairs and nothing, and refuses the rest', () => {
  for (const value of [undefined, null, [1, 2], point(1, 2), [point(1, 2)], HOLED])
    expect(() => assertIndexable(value)).not.toThrow()
  for (const value of ['x', 5, { type: 'Point' }, point(181, 0)])
    expect(() => assertIndexable(value)).toThrow("Can't extract geo keys")
})
