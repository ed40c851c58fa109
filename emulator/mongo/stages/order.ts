/** Owns the stages that choose and order documents: match, sort, limit, skip, sample, geoNear. */
import { MongoError } from '../errors'
import { readNear } from '../geo'
import { readPosition } from '../geometry'
import { compileQuery, nearOf, nearOrder } from '../match'
import { compareBy } from '../sort'
import { EARTH_RADIUS_M } from '../sphere'
import { type Doc, isDoc, isNumeric, toDouble, typeOf } from '../values'
import { plainValue } from './shape'
import { type AggregateContext, gathering, type Stage, withPath } from './stage'

export const match: Stage = (value, context) => {
  if (!isDoc(value)) throw new MongoError(15959, 'the match filter must be an expression in an object')
  if (nearOf(value)) {
    throw new MongoError('BadValue', '$geoNear, $near, and $nearSphere are not allowed in this context')
  }
  const accepts = compileQuery(value, { nowMs: context.nowMs, variables: context.variables })
  return async function* (input) {
    for await (const doc of input) if (accepts(doc)) yield doc
  }
}

export const sort: Stage = (value) => {
  if (!isDoc(value)) throw new MongoError(15973, 'the $sort key specification must be an object')
  if (Object.keys(value).length === 0)
    throw new MongoError(15976, '$sort stage must have at least one sort key')
  const order = compareBy(value)
  return gathering((docs) => docs.sort(order))
}

export const limit: Stage = (value) => {
  const most = readCount('$limit', value)
  if (most === 0) throw new MongoError(15958, 'the limit must be positive')
  return async function* (input) {
    let seen = 0
    for await (const doc of input) {
      yield doc
      if (++seen >= most) return
    }
  }
}

export const skip: Stage = (value) => {
  const first = readCount('$skip', value)
  return async function* (input) {
    let seen = 0
    for await (const doc of input) if (seen++ >= first) yield doc
  }
}

function readCount(stage: string, value: unknown): number {
  if (!isNumeric(value)) {
    throw new MongoError(
      stage === '$limit' ? 5107201 : 5107200,
      `invalid argument to ${stage} stage: Expected a number in: ${stage}: ${typeOf(value)}`,
    )
  }
  const number = toDouble(value)
  if (!Number.isInteger(number) || number < 0) {
    throw new MongoError(
      stage === '$limit' ? 5107201 : 5107200,
      `invalid argument to ${stage} stage: Expected a non-negative number in: ${stage}: ${number}`,
    )
  }
  return number
}

export const sample: Stage = (value) => {
  if (!isDoc(value)) throw new MongoError(28745, 'the $sample stage specification must be an object')
  const size = value['size']
  if (!isNumeric(size)) throw new MongoError(28746, 'size argument to $sample must be a number')
  if (!(toDouble(size) > 0))
    throw new MongoError(28747, 'size argument to $sample must be a positive integer')
  const wanted = Math.trunc(toDouble(size))
  return gathering((docs) => {
    const chosen = Math.min(wanted, docs.length)
    for (let i = 0; i < chosen; i++) {
      const other = i + Math.floor(Math.random() * (docs.length - i))
      const held = docs[i] as Doc
      docs[i] = docs[other] as Doc
      docs[other] = held
    }
    return docs.slice(0, chosen)
  })
}

const GEO_OPTIONS = [
  'near',
  'distanceField',
  'spherical',
  'minDistance',
  'maxDistance',
  'query',
  'key',
  'distanceMultiplier',
  'includeLocs',
  'limit',
  'num',
  'uniqueDocs',
]

export const geoNear: Stage = (value, context) => {
  if (!isDoc(value)) throw new MongoError(10065, 'invalid parameter: expected an object ($geoNear)')
  const stray = Object.keys(value).find((key) => !GEO_OPTIONS.includes(key))
  if (stray !== undefined) throw new MongoError('BadValue', `unknown option to $geoNear: ${stray}`)
  const { distanceField, includeLocs } = value
  if (typeof distanceField !== 'string' || distanceField === '') {
    throw new MongoError(16606, `$geoNear requires a 'distanceField' option as a String`)
  }
  const query = value['query'] ?? {}
  if (!isDoc(query)) throw new MongoError('BadValue', '$geoNear requires its query to be an object')
  if (nearOf(query))
    throw new MongoError('BadValue', '$geoNear, $near, and $nearSphere are not allowed in this context')
  const accepts = compileQuery(query, { nowMs: context.nowMs, variables: context.variables })
  const { order, metresPerUnit } = readGeoNear(value, geoKey(value, context))
  const multiplier = isNumeric(value['distanceMultiplier']) ? toDouble(value['distanceMultiplier']) : 1
  const most = value['limit'] ?? value['num']
  return gathering((docs) => {
    const found: { doc: Doc; metres: number }[] = []
    for (const doc of docs) {
      if (!accepts(doc)) continue
      const metres = order.distance(doc)
      if (metres !== null && metres >= order.minMetres && metres <= order.maxMetres)
        found.push({ doc, metres })
    }
    found.sort((a, b) => a.metres - b.metres)
    return found.slice(0, isNumeric(most) ? toDouble(most) : undefined).map(({ doc, metres }) => {
      const out = withPath(doc, distanceField.split('.'), (metres / metresPerUnit) * multiplier) as Doc
      if (typeof includeLocs !== 'string') return out
      return withPath(out, includeLocs.split('.'), plainValue(doc, order.path.split('.'))) as Doc
    })
  })
}

function geoKey(value: Doc, context: AggregateContext): string {
  const key = value['key']
  if (typeof key === 'string') return key
  if (key !== undefined)
    throw new MongoError(
      'TypeMismatch',
      `$geoNear parameter 'key' must be of type string but found type: ${typeOf(key)}`,
    )
  const [only, ...others] = context.geoKeys ?? []
  if (only === undefined)
    throw new MongoError(27, '$geoNear requires a 2d or 2dsphere index, but none were found')
  if (others.length > 0) {
    throw new MongoError(27, 'There is more than one 2dsphere index; unsure which to use for $geoNear')
  }
  return only
}

/** Distances are metres from a GeoJSON point and radians from a coordinate pair. */
function readGeoNear(
  value: Doc,
  key: string,
): { order: ReturnType<typeof nearOrder>; metresPerUnit: number } {
  const near = value['near']
  const limits: Doc = {}
  if (value['minDistance'] !== undefined) limits['$minDistance'] = value['minDistance']
  if (value['maxDistance'] !== undefined) limits['$maxDistance'] = value['maxDistance']
  if (isDoc(near)) {
    return {
      order: nearOrder(key, readNear('$nearSphere', { $geometry: near, ...limits }, {})),
      metresPerUnit: 1,
    }
  }
  if (near === undefined) throw new MongoError(16605, "$geoNear requires a 'near' option as an Array")
  if (value['spherical'] !== true)
    throw new MongoError('BadValue', '$geoNear with a coordinate pair needs spherical: true here')
  return {
    order: nearOrder(key, readNear('$nearSphere', [...readPosition(near)], limits)),
    metresPerUnit: EARTH_RADIUS_M,
  }
}
