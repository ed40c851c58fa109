/** Owns the proof that every command the server SDK can build, as it writes it on the wire, is understood. */
import { createRequire } from 'node:module'
import { aggregate } from '../../../emulator/mongo/aggregate'
import { parseEjson, resolveServerDates } from '../../../emulator/mongo/ejson'
import { MongoError } from '../../../emulator/mongo/errors'
import { compileExpression } from '../../../emulator/mongo/expressions/compile'
import { compileQuery } from '../../../emulator/mongo/match'
import { project } from '../../../emulator/mongo/project'
import { applyUpdate } from '../../../emulator/mongo/update'
import { type Doc } from '../../../emulator/mongo/values'

type Build = (...operands: unknown[]) => unknown
interface Sdk {
  Command: Record<string, Build> & { aggregate: Record<string, Build>; project: Record<string, Build> }
  QuerySerializer: { encodeEJSON(query: unknown, raw: boolean): string }
  UpdateSerializer: { encodeEJSON(update: unknown, raw: boolean): string }
  Point: new (lng: number, lat: number) => unknown
  Polygon: new (lines: unknown[]) => unknown
  LineString: new (points: unknown[]) => unknown
  serverDate: Build
  RegExp: Build
  Aggregation: new () => Record<string, Build> & { unwrap(): { stageKey: string; stageValue: string }[] }
}

/** The modules inside the SDK, found from where the SDK itself would find them. */
function loadSdk(): Sdk {
  const fromSdk = createRequire(createRequire(__filename).resolve('wx-server-sdk'))
  const load = (file: string): Record<string, unknown> =>
    fromSdk(`@cloudbase/database/dist/commonjs/${file}`) as Record<string, unknown>
  return {
    ...load('command'),
    ...load('serializer/query'),
    ...load('serializer/update'),
    ...load('geo/index'),
    serverDate: load('serverDate/index')['ServerDateConstructor'],
    RegExp: load('regexp/index')['RegExpConstructor'],
    Aggregation: load('aggregate')['default'],
  } as unknown as Sdk
}

const sdk = loadSdk()
const _ = sdk.Command
const command = (name: string, ...operands: unknown[]): unknown => (_[name] as Build)(...operands)
const at = (lng: number, lat: number): unknown => new sdk.Point(lng, lat)
const ring = new sdk.LineString([at(0, 0), at(4, 0), at(4, 4), at(0, 4), at(0, 0)])
const DOC: Doc = {
  _id: '1',
  n: 5,
  s: 'abc',
  tags: ['a', 'b'],
  items: [{ p: 1 }, { p: 2 }],
  deep: { x: 1 },
  loc: { type: 'Point', coordinates: [1, 1] },
}

const QUERIES: [name: string, query: unknown, selected: boolean][] = [
  ['eq', { n: command('eq', 5) }, true],
  ['neq', { n: command('neq', 5) }, false],
  ['gt and lt chained', { n: (command('gt', 1) as Record<string, Build>)['and']?.(command('lt', 9)) }, true],
  ['gte', { n: command('gte', 6) }, false],
  ['lte', { n: command('lte', 5) }, true],
  ['in', { n: command('in', [1, 5]) }, true],
  ['nin', { n: command('nin', [1, 5]) }, false],
  ['exists', { zzz: command('exists', false) }, true],
  ['mod', { n: command('mod', 4, 1) }, true],
  ['all', { tags: command('all', ['a', 'b']) }, true],
  ['elemMatch', { items: command('elemMatch', { p: command('gt', 1) }) }, true],
  ['size', { tags: command('size', 2) }, true],
  ['and', command('and', [{ n: 5 }, { s: 'abc' }]), true],
  ['or', command('or', [{ n: 6 }, { s: 'abc' }]), true],
  ['or on a field', { n: command('or', [command('eq', 1), command('eq', 5)]) }, true],
  ['not', { n: command('not', command('eq', 5)) }, false],
  ['nor', command('nor', [{ n: 6 }, { s: 'x' }]), true],
  ['expr', command('expr', { $gt: ['$n', 3] }), true],
  ['a native pattern', { s: /^AB/i }, true],
  ['a built pattern', { s: sdk.RegExp({ regexp: '^AB', options: 'i' }) }, true],
  ['nested fields', { deep: { x: command('gt', 0) } }, true],
  ['geoNear', { loc: command('geoNear', { geometry: at(1, 1.001), maxDistance: 500 }) }, true],
  ['geoWithin a polygon', { loc: command('geoWithin', { geometry: new sdk.Polygon([ring]) }) }, true],
  ['geoWithin a circle', { loc: command('geoWithin', { centerSphere: [at(1, 1), 0.01] }) }, true],
  ['geoIntersects', { loc: command('geoIntersects', { geometry: ring }) }, false],
]

test.each(QUERIES)('the query command %s', (...[, query, selected]) => {
  const sent = parseEjson(sdk.QuerySerializer.encodeEJSON(query, false)) as Doc
  expect(compileQuery(sent)(DOC)).toBe(selected)
})

const UPDATES: [name: string, update: unknown, after: Doc][] = [
  ['a plain value', { n: 6 }, { n: 6 }],
  ['a nested value', { deep: { y: 2 } }, { deep: { x: 1, y: 2 } }],
  ['set', { deep: command('set', { y: 2 }) }, { deep: { y: 2 } }],
  ['remove', { s: command('remove') }, { s: undefined }],
  ['inc', { n: command('inc', -2) }, { n: 3 }],
  ['mul', { n: command('mul', 3) }, { n: 15 }],
  ['min', { n: command('min', 2) }, { n: 2 }],
  ['max', { n: command('max', 9) }, { n: 9 }],
  ['bit', { n: command('bit', { and: 4 }) }, { n: 4 }],
  ['rename', { s: command('rename', 't') }, { s: undefined, t: 'abc' }],
  ['push of several', { tags: command('push', ['c', 'd']) }, { tags: ['a', 'b', 'c', 'd'] }],
  [
    'push with everything',
    { tags: command('push', { each: ['c'], position: 0, slice: 2, sort: -1 }) },
    { tags: ['c', 'b'] },
  ],
  ['pop', { tags: command('pop') }, { tags: ['a'] }],
  ['shift', { tags: command('shift') }, { tags: ['b'] }],
  ['unshift', { tags: command('unshift', ['z']) }, { tags: ['z', 'a', 'b'] }],
  ['pull', { tags: command('pull', 'a') }, { tags: ['b'] }],
  ['pull by command', { items: command('pull', { p: command('gte', 2) }) }, { items: [{ p: 1 }] }],
  ['pull of listed values', { tags: command('pull', command('in', ['a', 'b'])) }, { tags: [] }],
  ['pullAll', { tags: command('pullAll', ['a', 'b']) }, { tags: [] }],
  ['addToSet', { tags: command('addToSet', 'c') }, { tags: ['a', 'b', 'c'] }],
  ['addToSet with $each', { tags: command('addToSet', { $each: ['a', 'c'] }) }, { tags: ['a', 'b', 'c'] }],
  ['a server date', { when: sdk.serverDate({ offset: 1000 }) }, { when: new Date(61_000) }],
  ['a point', { loc: at(2, 3) }, { loc: { type: 'Point', coordinates: [2, 3] } }],
  ['a date', { when: new Date(5) }, { when: new Date(5) }],
]

test.each(UPDATES)('the update command %s', (...[, update, after]) => {
  const sent = resolveServerDates(parseEjson(sdk.UpdateSerializer.encodeEJSON(update, false)) as Doc, 60_000)
  expect(applyUpdate(DOC, sent, { nowMs: 60_000 })).toEqual({ ...DOC, ...after })
})

test('every aggregation operator of the SDK is known, or named as not implemented', () => {
  const missing: string[] = []
  for (const [name, build] of Object.entries(_.aggregate)) {
    if (name === 'pipeline') continue
    const [operator] = Object.keys(build(['$a', '$b']) as Doc) as [string]
    if (['$push', '$addToSet'].includes(operator)) continue
    try {
      compileExpression({ [operator]: ['$a', '$b'] })
    } catch (error) {
      expect(error).toBeInstanceOf(MongoError)
      const { code } = error as MongoError
      expect({ operator, code }).not.toEqual({ operator, code: 168 })
      if (code === 115) missing.push(operator)
    }
  }
  expect(missing).toEqual(['$meta'])
})

test('every stage of the SDK runs as the SDK writes it', async () => {
  const $ = _.aggregate
  const pipeline = new sdk.Aggregation()
  const stage = (name: string, value: unknown): unknown => (pipeline[name] as Build)(value)
  stage('geoNear', {
    near: at(1, 1),
    distanceField: 'd',
    key: 'loc',
    spherical: true,
    query: { n: command('gt', 1) },
  })
  stage('match', { n: command('gte', 5) })
  stage('addFields', {
    total: $['sum']?.('$items.p'),
    day: $['dateToString']?.({ date: new Date(0), format: '%Y' }),
  })
  stage('lookup', { from: 'x', localField: 'n', foreignField: 'n', as: 'xs' })
  stage('unwind', '$items')
  stage('project', { total: 1, day: 1, p: '$items.p', xs: { $size: '$xs' }, d: 1 })
  stage('sort', { p: -1 })
  stage('skip', 0)
  stage('limit', 2)
  stage('group', {
    _id: '$total',
    ps: $['push']?.('$p'),
    d: $['max']?.('$d'),
    day: $['first']?.('$day'),
    xs: $['sum']?.('$xs'),
  })
  stage('replaceRoot', { newRoot: $['mergeObjects']?.(['$$ROOT', { last: true }]) })
  stage('sample', { size: 1 })
  const sent = pipeline
    .unwrap()
    .map(({ stageKey, stageValue }) => ({ stageKey, stageValue: parseEjson(stageValue) }))
  const found = await aggregate([DOC], sent, { nowMs: 0, find: () => Promise.resolve([{ _id: 1, n: 5 }]) })
  expect(found).toEqual([{ _id: 3, ps: [2, 1], d: 0, day: '1970', xs: 2, last: true }])
})

test.each([
  ['count', 'many', [{ many: 3 }]],
  [
    'sortByCount',
    '$k',
    [
      { _id: 1, count: 2 },
      { _id: 2, count: 1 },
    ],
  ],
  [
    'bucket',
    { groupBy: '$k', boundaries: [1, 2, 3] },
    [
      { _id: 1, count: 2 },
      { _id: 2, count: 1 },
    ],
  ],
  ['bucketAuto', { groupBy: '$k', buckets: 1 }, [{ _id: { min: 1, max: 2 }, count: 3 }]],
])('the stage %s as the SDK writes it', async (name, value, answer) => {
  const pipeline = new sdk.Aggregation()
  ;(pipeline[name] as Build)(value)
  const sent = pipeline
    .unwrap()
    .map(({ stageKey, stageValue }) => ({ stageKey, stageValue: parseEjson(stageValue) }))
  const docs = [{ k: 1 }, { k: 2 }, { k: 1 }]
  expect(await aggregate(docs, sent, { nowMs: 0, find: () => Promise.resolve([]) })).toEqual(answer)
})

test('the projection commands of the SDK', () => {
  const sent = { tags: _.project['slice']?.(1), items: _.project['elemMatch']?.({ p: 2 }) }
  expect(project(DOC, parseEjson(JSON.stringify(sent)) as Doc)).toEqual({
    _id: '1',
    tags: ['a'],
    items: [{ p: 2 }],
  })
})
