/** Random operations on stores with and without indexes agree with a plain list of documents. */
import fc from 'fast-check'
import { encodeKey } from '../../../emulator/mongo/compare'
import { compileQuery } from '../../../emulator/mongo/match'
import { indexValues } from '../../../emulator/mongo/paths'
import { compareBy } from '../../../emulator/mongo/sort'
import { applyUpdate } from '../../../emulator/mongo/update'
import { BsonRegExp, type Doc } from '../../../emulator/mongo/values'
import type { IndexDeclaration, Store } from '../../../emulator/store/types'
import { aStore, NOW, request } from './helpers'

const COLL = 'things'

const UNIQUE: IndexDeclaration = { name: 'u', keys: { u: 1 }, unique: true }

const INDEXES: IndexDeclaration[][] = [
  [],
  [
    { name: 'a', keys: { a: 1 } },
    { name: 'b_a', keys: { b: -1, a: 1 } },
    { name: 'items', keys: { 'items.x': 1, 'items.y': -1 } },
  ],
  [
    { name: 'a_b', keys: { a: -1, b: 1 } },
    { name: 'b', keys: { b: 1 } },
    { name: 'items_x', keys: { 'items.x': -1 } },
    { name: 'b_items', keys: { b: 1, 'items.y': 1, c: -1 } },
    { name: 'c_b', keys: { c: 1, b: -1 } },
  ],
]

const stores = INDEXES.map((indexes) =>
  aStore({ declaration: { collections: [{ name: COLL, indexes: [...indexes, UNIQUE] }] } }),
)

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom<unknown>('', 'a', 'ab', 'abc', 'b\0c', '啊', null, true, false, 1.5, -0, NaN, Infinity),
  fc.integer({ min: 0, max: 3 }).map((at) => new Date(at)),
  fc.constant({ k: 1 }),
)
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant([[1, 2]]) },
)
const item = fc.record({ x: scalar, y: fc.integer({ min: 0, max: 2 }) }, { requiredKeys: [] })
const items = fc.oneof(fc.array(item, { maxLength: 3 }), item)
const anyDoc = fc.record(
  { a: value, b: fc.integer({ min: 0, max: 3 }), c: scalar, items, u: fc.integer({ min: 0, max: 40 }) },
  { requiredKeys: ['u'] },
)

const operators = fc.oneof(
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), scalar)
    .map(([op, v]) => ({ [op]: v })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => ({ $in: list })),
  fc.array(scalar, { minLength: 1, maxLength: 2 }).map((list) => ({ $all: list })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $elemMatch: { $gt: low, $lte: high } })),
  fc.boolean().map((is) => ({ $exists: is })),
  fc.constantFrom(new BsonRegExp('^a'), new BsonRegExp('^ab?'), new BsonRegExp('B', 'i')),
  fc.constant({ $not: { $gt: 1 } }),
)
const path = fc.constantFrom('a', 'a', 'b', 'b', 'c', 'items.x', 'items.y', 'u', '_id')
const clause = fc.oneof(
  fc.tuple(path, fc.oneof(value, operators)).map(([at, operand]): Doc => ({ [at]: operand })),
  item.map((one): Doc => ({ items: { $elemMatch: one } })),
)
const query = fc.oneof(
  clause,
  fc.array(clause, { minLength: 2, maxLength: 3 }).map((all): Doc => Object.assign({}, ...all) as Doc),
  fc.array(clause, { minLength: 2, maxLength: 3 }).map((all): Doc => ({ $and: all })),
  fc
    .tuple(clause, fc.array(clause, { minLength: 2, maxLength: 2 }))
    .map(([one, any]): Doc => ({ ...one, $or: any })),
  fc.constant<Doc>({}),
)
const order = fc
  .uniqueArray(path, { minLength: 1, maxLength: 3 })
  .chain((paths) => fc.tuple(...paths.map((at) => fc.constantFrom<[string, number]>([at, 1], [at, -1]))))
  .map((fields): Doc => Object.fromEntries(fields))

const update = fc.oneof(
  fc.integer({ min: -2, max: 2 }).map((by): Doc => ({ $inc: { b: by } })),
  value.map((a): Doc => ({ $set: { a } })),
  scalar.map((c): Doc => ({ $set: { c }, $inc: { n: 1 } })),
  items.map((list): Doc => ({ $set: { items: list } })),
  fc.constant<Doc>({ $unset: { a: '' } }),
  fc.constant<Doc>({ $push: { a: 2 } }),
  fc.integer({ min: 0, max: 40 }).map((u): Doc => ({ $set: { u } })),
)

type Step =
  | { kind: 'insert'; doc: Doc }
  | { kind: 'update'; query: Doc; update: Doc; multi: boolean }
  | { kind: 'remove'; query: Doc; multi: boolean }
  | { kind: 'find'; query: Doc; order: Doc; skip: number; limit: number }
  | { kind: 'count'; query: Doc }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: anyDoc.map((doc): Step => ({ kind: 'insert', doc })) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('update' as const), query, update, multi: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), query: clause, multi: fc.boolean() }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('find' as const),
      query,
      order,
      skip: fc.nat(3),
      limit: fc.integer({ min: 1, max: 30 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('count' as const), query }) },
)

/** The plain list. A single update or remove of several candidates is told which one the store chose. */
class Model {
  docs: Doc[] = []

  matching(query: Doc): Doc[] {
    return this.docs.filter(compileQuery(query))
  }

  /** Whether a document may stand in the place of another (or be new) under the unique index. */
  admits(doc: Doc, place: Doc | null): boolean {
    const keys = new Set(indexValues(doc, 'u').map((one) => encodeKey(one).toString('hex')))
    return !this.docs.some(
      (other) =>
        other !== place && indexValues(other, 'u').some((one) => keys.has(encodeKey(one).toString('hex'))),
    )
  }
}

async function outcome<T>(call: Promise<T>): Promise<{ value: T } | { code: unknown }> {
  try {
    return { value: await call }
  } catch (error) {
    return { code: (error as { code?: unknown }).code }
  }
}

async function runFind(model: Model, store: Store, find: Extract<Step, { kind: 'find' }>): Promise<void> {
  const compare = compareBy(find.order)
  const expected = model
    .matching(find.query)
    .sort(compare)
    .slice(find.skip, find.skip + find.limit)
  const { docs, stats } = await store.find(COLL, find)
  expect(docs).toHaveLength(expected.length)
  docs.forEach((doc, i) => expect(compare(doc, expected[i] as Doc)).toBe(0))
  const matches = compileQuery(find.query)
  expect(docs.every(matches)).toBe(true)
  expect(new Set(docs.map((doc) => doc._id)).size).toBe(docs.length)
  expect(stats.examined).toBeGreaterThanOrEqual(docs.length)
  const total = { ...find.order, _id: 1 }
  const exact = model
    .matching(find.query)
    .sort(compareBy(total))
    .slice(find.skip, find.skip + find.limit)
  expect((await store.find(COLL, { ...find, order: total })).docs).toEqual(exact)
}

/** Runs a write on every store and the model; all answer alike, and the model takes over what a store chose. */
async function runWrite(
  model: Model,
  write: Exclude<Step, { kind: 'find' | 'count' }>,
  id: string,
): Promise<void> {
  if (write.kind === 'insert') {
    const doc = { _id: id, ...write.doc }
    const fits = model.admits(doc, null)
    for (const store of stores) {
      expect(await outcome(store.insert(COLL, [doc]))).toEqual(
        fits ? { value: { ids: [id] } } : { code: 'DUPLICATE_KEY' },
      )
    }
    if (fits) model.docs.push(doc)
    return
  }
  // One candidate at a time and chosen by _id, so that every store must do the same whatever its plans are.
  const candidates = model.matching(write.query).slice(0, write.multi ? undefined : 1)
  for (const candidate of candidates) {
    const query = { $and: [write.query, { _id: candidate._id }] }
    const at = model.docs.indexOf(candidate)
    if (write.kind === 'remove') {
      for (const store of stores)
        expect(await store.remove(COLL, { query, multi: false })).toMatchObject({ deleted: 1 })
      model.docs.splice(at, 1)
      continue
    }
    let next: Doc | null = null
    let refusal: unknown = null
    try {
      next = applyUpdate(candidate, write.update, { nowMs: NOW, query })
      if (!model.admits(next, candidate)) refusal = 'DUPLICATE_KEY'
    } catch (error) {
      refusal = (error as { code: unknown }).code
    }
    for (const store of stores) {
      const got = await outcome(store.update(COLL, request(query, write.update)))
      expect(got).toMatchObject(refusal === null ? { value: { matched: 1 } } : { code: refusal })
    }
    if (refusal === null) model.docs[at] = next as Doc
  }
}

async function run(seeds: Doc[], steps: Step[]): Promise<void> {
  const model = new Model()
  seeds.forEach((seed, i) => {
    const doc = { _id: `s${i}`, ...seed }
    if (model.admits(doc, null)) model.docs.push(doc)
  })
  for (const store of stores) {
    await store.reset()
    await store.insert(COLL, model.docs)
  }
  let serial = 0
  for (const one of steps) {
    if (one.kind === 'find') {
      for (const store of stores) await runFind(model, store, one)
    } else if (one.kind === 'count') {
      const total = model.matching(one.query).length
      for (const store of stores) expect((await store.count(COLL, one.query)).total).toBe(total)
    } else {
      await runWrite(model, one, `d${serial++}`)
    }
  }
  for (const store of stores) expect((await store.find(COLL, {})).docs).toEqual(model.docs)
}

test('random operations agree with a plain list, whatever the indexes', async () => {
  const seeds = fc.array(anyDoc, { minLength: 5, maxLength: 20 })
  const steps = fc.array(step, { minLength: 5, maxLength: 15 })
  await fc.assert(fc.asyncProperty(seeds, steps, run), { numRuns: 80 })
})

const bulk = fc.tuple(
  fc.array(anyDoc, { minLength: 1, maxLength: 12 }),
  query,
  fc.oneof(
    update.filter((one) => !JSON.stringify(one).includes('"u"')),
    fc.constant<Doc>({ $set: { m: 1 } }),
  ),
)

test('a change of many documents at once changes what it selects and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(bulk, async ([docs, select, how]) => {
      const all = docs.map((doc, i): Doc => ({ _id: `d${i}`, ...doc, u: i }))
      const matches = compileQuery(select)
      const refused = all.some((doc) => matches(doc) && !accepts(doc, how))
      fc.pre(!refused)
      const expected = all.map((doc) => (matches(doc) ? applyUpdate(doc, how, { nowMs: NOW }) : doc))
      for (const store of stores) {
        await store.reset()
        await store.insert(COLL, all)
        const result = await store.update(COLL, request(select, how, { multi: true }))
        expect(result.matched).toBe(all.filter(matches).length)
        expect((await store.find(COLL, {})).docs).toEqual(expected)
        const left = expected.filter((doc) => !matches(doc))
        await store.remove(COLL, { query: select, multi: true })
        expect((await store.find(COLL, {})).docs).toEqual(left)
      }
    }),
    { numRuns: 40 },
  )
})

function accepts(doc: Doc, how: Doc): boolean {
  try {
    applyUpdate(doc, how, { nowMs: NOW })
    return true
  } catch {
    return false
  }
}
