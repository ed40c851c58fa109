/** Owns the laws that hold for every value: one total order, keys that sort the same way, updates that leave their input alone. */
import { Long, ObjectId } from 'bson'
import fc from 'fast-check'
import { compareValues, encodeKey } from '../../../emulator/mongo/compare'
import { parseEjson, stringifyEjson } from '../../../emulator/mongo/ejson'
import { compileQuery } from '../../../emulator/mongo/match'
import { applyUpdate } from '../../../emulator/mongo/update'
import { BsonRegExp, cloneValue, type Doc } from '../../../emulator/mongo/values'

const fieldName = fc.constantFrom('a', 'b', 'c', 'é', '中')
const text = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
  fc.constantFrom('', '\0', 'a\0', 'a', '\uffff', '😀', '\ue000'),
)
const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double(),
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53), 2 ** 63, 2 ** 53 + 2),
)
const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  number,
  text,
  fc.date({ noInvalidDate: true }),
  fc
    .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
    .filter((value) => !Number.isSafeInteger(Number(value)))
    .map((value) => Long.fromString(value.toString())),
  fc.constantFrom(
    Long.fromString('9007199254740993'),
    Long.fromString('9007199254740994'),
    Long.MAX_VALUE,
    Long.MIN_VALUE,
  ),
  fc
    .tuple(
      text.filter((value) => !value.includes('\0')),
      fc.constantFrom('', 'i'),
    )
    .map(([pattern, options]) => new BsonRegExp(pattern, options)),
  fc.constantFrom(new ObjectId('507f1f77bcf86cd799439011'), new ObjectId('ffffffffffffffffffffffff')),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fieldName, tie('value'), { maxKeys: 3 }),
  ),
}))
const doc = fc.dictionary(fieldName, value, { maxKeys: 4 }) as fc.Arbitrary<Doc>

const sign = (x: number): number => Math.sign(x)

test('keys sort as values do', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(sign(Buffer.compare(encodeKey(a), encodeKey(b)))).toBe(sign(compareValues(a, b)))
    }),
    { numRuns: 3000 },
  )
})

test('no key begins another', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [x, y] = [encodeKey(a), encodeKey(b)]
      if (compareValues(a, b) !== 0) expect(y.subarray(0, x.length).equals(x)).toBe(false)
    }),
    { numRuns: 2000 },
  )
})

test('the order is total: antisymmetric and transitive', () => {
  fc.assert(
    fc.property(value, value, value, (a, b, c) => {
      expect(sign(compareValues(a, b))).toBe(-sign(compareValues(b, a)) + 0)
      const [x, y, z] = [a, b, c].sort(compareValues)
      expect(compareValues(x, y)).toBeLessThanOrEqual(0)
      expect(compareValues(y, z)).toBeLessThanOrEqual(0)
      expect(compareValues(x, z)).toBeLessThanOrEqual(0)
    }),
    { numRuns: 2000 },
  )
})

test('a 64-bit integer compares exactly with the doubles beside it', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      (a, b) => {
        const near = Number(a)
        const long = Long.fromString(a.toString())
        expect(sign(compareValues(long, near))).toBe(Number(a > BigInt(near)) - Number(a < BigInt(near)))
        expect(sign(compareValues(long, Long.fromString(b.toString())))).toBe(Number(a > b) - Number(a < b))
      },
    ),
  )
})

test('a document selects itself by equality on every field', () => {
  fc.assert(
    fc.property(doc, (held) => {
      const query = Object.fromEntries(
        Object.entries(held).map(([name, operand]) => [name, { $eq: operand }]),
      )
      expect(compileQuery(query)(held)).toBe(true)
    }),
  )
})

test('a value is in exactly one of less, equal and greater within its bracket', () => {
  const plain = scalar.filter((held) => !(held instanceof BsonRegExp) && !Number.isNaN(held) && held !== null)
  fc.assert(
    fc.property(plain, plain, (a, b) => {
      const holds = ['$lt', '$eq', '$gt'].filter((name) => compileQuery({ x: { [name]: b } })({ x: a }))
      expect(holds.length).toBeLessThanOrEqual(1)
      expect(compileQuery({ x: { $gte: b } })({ x: a })).toBe(holds.includes('$gt') || holds.includes('$eq'))
    }),
    { numRuns: 1000 },
  )
})

const path = fc
  .array(fc.constantFrom('a', 'b', '0', '1', '$[]'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('.'))
const update = fc.dictionary(
  fc.constantFrom(
    '$set',
    '$unset',
    '$inc',
    '$mul',
    '$min',
    '$max',
    '$push',
    '$addToSet',
    '$pop',
    '$pull',
    '$rename',
    '$pullAll',
  ),
  fc.dictionary(path, fc.oneof(value, fc.constantFrom(1, -1), path), { minKeys: 1, maxKeys: 2 }),
  { minKeys: 1, maxKeys: 2 },
) as fc.Arbitrary<Doc>

test('an update never changes its input or its operands, whether it succeeds or fails', () => {
  fc.assert(
    fc.property(doc, update, (before, change) => {
      const held = stringifyEjson([before, change])
      try {
        const after = applyUpdate(before, change, { nowMs: 0 })
        for (const field of Object.values(after)) if (Array.isArray(field)) field.push('changed later')
      } catch (error) {
        expect((error as Error).name).toBe('MongoError')
      }
      expect(stringifyEjson([before, change])).toBe(held)
    }),
    { numRuns: 2000 },
  )
})

test('a copy is equal and shares nothing', () => {
  fc.assert(
    fc.property(doc, (held) => {
      const copy = cloneValue(held)
      expect(compareValues(copy, held)).toBe(0)
      expect(stringifyEjson(copy)).toBe(stringifyEjson(held))
    }),
  )
})

test('extended JSON reads back what it wrote', () => {
  fc.assert(
    fc.property(doc, (held) => {
      const back = parseEjson(stringifyEjson(held))
      expect(compareValues(back, held)).toBe(0)
      expect(stringifyEjson(back)).toBe(stringifyEjson(held))
    }),
    { numRuns: 2000 },
  )
})
