/** What a geo index finds is what testing every document finds, anywhere on the globe. */
import fc from 'fast-check'
import { compileQuery, nearOf } from '../../../emulator/mongo/match'
import type { Doc } from '../../../emulator/mongo/values'
import { aStore } from './helpers'

const store = aStore({
  declaration: { collections: [{ name: 'c', indexes: [{ name: 'at', keys: { at: '2dsphere' } }] }] },
})

const clampLatitude = (latitude: number): number => Math.max(-89, Math.min(89, latitude))
const clampLongitude = (longitude: number): number => Math.max(-180, Math.min(180, longitude))

/** A region of a few degrees somewhere; half of them hug the date line or a pole. */
const region = fc.record({
  longitude: fc.oneof(fc.double({ min: -170, max: 170, noNaN: true }), fc.constantFrom(-180, 179.5)),
  latitude: fc.oneof(fc.double({ min: -80, max: 80, noNaN: true }), fc.constantFrom(-87, 86)),
  size: fc.constantFrom(0.01, 1, 8),
})

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const spot = fc.tuple(unit, unit)

type Region = { longitude: number; latitude: number; size: number }
const place = ({ longitude, latitude, size }: Region, [x, y]: [number, number]): [number, number] => [
  clampLongitude(longitude + x * size),
  clampLatitude(latitude + y * size),
]

const shape = fc.record({
  kind: fc.constantFrom('Point', 'LineString', 'Polygon'),
  spots: fc.tuple(spot, spot),
})

function geometry(
  within: Region,
  { kind, spots: [a, b] }: { kind: string; spots: [[number, number], [number, number]] },
): Doc {
  const [west, south] = place(within, [Math.min(a[0], b[0]), Math.min(a[1], b[1])])
  const [east, north] = place(within, [Math.max(a[0], b[0]) + 0.01, Math.max(a[1], b[1]) + 0.01])
  if (kind === 'Point') return { type: kind, coordinates: [west, south] }
  if (kind === 'LineString')
    return {
      type: kind,
      coordinates: [
        [west, south],
        [east, north],
      ],
    }
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

const cases = fc.record({
  region,
  shapes: fc.array(shape, { minLength: 5, maxLength: 25 }),
  asked: shape,
  centre: spot,
  metres: fc.constantFrom(500, 50_000, 400_000),
})

test('within, intersects and near agree with testing every document', async () => {
  let found = 0
  await fc.assert(
    fc.asyncProperty(cases, async ({ region: within, shapes, asked, centre, metres }) => {
      const docs = shapes.map((one, i): Doc => ({ _id: i, at: geometry(within, one) }))
      fc.pre(asked.kind !== 'Polygon' || within.longitude < 170)
      await store.reset()
      await store.insert('c', docs)
      const $geometry = { type: 'Point', coordinates: place(within, centre) }
      const queries: Doc[] = [
        { at: { $geoIntersects: { $geometry: geometry(within, asked) } } },
        { at: { $geoWithin: { $centerSphere: [place(within, centre), metres / 6378100] } } },
        { at: { $nearSphere: { $geometry, $maxDistance: metres } } },
        { at: { $nearSphere: { $geometry } } },
      ]
      if (asked.kind === 'Polygon')
        queries.push({ at: { $geoWithin: { $geometry: geometry(within, asked) } } })
      for (const query of queries) {
        const expected = docs.filter(compileQuery(query))
        const result = await store.find('c', { query })
        expect(new Set(result.docs.map((doc) => doc._id))).toEqual(new Set(expected.map((doc) => doc._id)))
        found += expected.length
        const near = nearOf(query)
        if (!near) continue
        const metresOf = result.docs.map((doc) => near.distance(doc) as number)
        expect(metresOf).toEqual([...metresOf].sort((a, b) => a - b))
        const few = await store.find('c', { query, limit: 3 })
        expect(few.docs.map(near.distance)).toEqual(metresOf.slice(0, 3))
      }
    }),
    { numRuns: 60 },
  )
  expect(found).toBeGreaterThan(100)
})
