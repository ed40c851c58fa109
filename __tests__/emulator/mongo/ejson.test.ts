/** Owns the text forms of values: what the SDK writes is read, what is answered is what the service answers. */
import { Binary, EJSON, Long, ObjectId } from 'bson'
import { parseEjson, resolveServerDates, stringifyEjson } from '../../../emulator/mongo/ejson'
import { BsonRegExp, type Doc, ServerDate } from '../../../emulator/mongo/values'

const SENT =
  '{"name":"李四","n":{"$numberInt":"1"},"when":{"$date":{"$numberLong":"1700000000000"}},"at":{"$tcb_server_date":{"offset":{"$numberInt":"60000"}}},' +
  '"tags":["a"],"loc":{"type":"Point","coordinates":[{"$numberDouble":"113.3"},{"$numberDouble":"23.1"}]},"big":{"$numberLong":"1000000000000"},' +
  '"f":{"$numberDouble":"1.5"},"re":{"$regularExpression":{"pattern":"x","options":"i"}}}'

test('a document as the SDK sends it is read, resolved and answered', () => {
  const doc = parseEjson(SENT) as Doc
  expect(doc).toMatchObject({
    n: 1,
    big: 1e12,
    f: 1.5,
    when: new Date(1700000000000),
    re: new BsonRegExp('x', 'i'),
  })
  expect(doc['at']).toEqual(new ServerDate(60000))
  const answered = stringifyEjson(resolveServerDates(doc, Date.UTC(2026, 0, 1)))
  expect(answered).toBe(
    '{"name":"李四","n":1,"when":{"$date":"2023-11-14T22:13:20Z"},"at":{"$date":"2026-01-01T00:01:00Z"},"tags":["a"],' +
      '"loc":{"type":"Point","coordinates":[113.3,23.1]},"big":1000000000000,"f":1.5,"re":{"$regularExpression":{"pattern":"x","options":"i"}}}',
  )
  expect(doc['at']).toBeInstanceOf(ServerDate)
})

const QUERY =
  '{"$or":[{"name":{"$regularExpression":{"pattern":"^B","options":"i"}}},{"tags":{"$elemMatch":{"$eq":"c"}}},{"n":{"$gte":{"$numberInt":"2"}}},' +
  '{"loc":{"$nearSphere":{"$geometry":{"type":"Point","coordinates":[{"$numberDouble":"113.31"},{"$numberInt":"23"}]},"$maxDistance":{"$numberInt":"5000"}}}}]}'

test('query operators are not taken for wrappers', () => {
  expect(parseEjson(QUERY)).toEqual({
    $or: [
      { name: new BsonRegExp('^B', 'i') },
      { tags: { $elemMatch: { $eq: 'c' } } },
      { n: { $gte: 2 } },
      {
        loc: { $nearSphere: { $geometry: { type: 'Point', coordinates: [113.31, 23] }, $maxDistance: 5000 } },
      },
    ],
  })
})

const FORMS: [name: string, sent: string, value: unknown, answered: string][] = [
  ['a whole number', '{"$numberInt":"-5"}', -5, '-5'],
  ['a long that fits', '{"$numberLong":"9007199254740991"}', 9007199254740991, '9007199254740991'],
  [
    'a long that does not',
    '{"$numberLong":"9007199254740993"}',
    Long.fromString('9007199254740993'),
    '{"$numberLong":"9007199254740993"}',
  ],
  ['a double', '{"$numberDouble":"0.1"}', 0.1, '0.1'],
  ['a whole double', '{"$numberDouble":"3.0"}', 3, '3'],
  ['not a number', '{"$numberDouble":"NaN"}', NaN, '{"$numberDouble":"NaN"}'],
  ['infinity', '{"$numberDouble":"-Infinity"}', -Infinity, '{"$numberDouble":"-Infinity"}'],
  ['negative zero', '{"$numberDouble":"-0.0"}', -0, '{"$numberDouble":"-0.0"}'],
  ['a relaxed number', '1.25', 1.25, '1.25'],
  [
    'a date with milliseconds',
    '{"$date":{"$numberLong":"1700000000123"}}',
    new Date(1700000000123),
    '{"$date":"2023-11-14T22:13:20.123Z"}',
  ],
  [
    'a relaxed date',
    '{"$date":"2023-11-14T22:13:20Z"}',
    new Date(1700000000000),
    '{"$date":"2023-11-14T22:13:20Z"}',
  ],
  ['a date before 1970', '{"$date":{"$numberLong":"-1"}}', new Date(-1), '{"$date":{"$numberLong":"-1"}}'],
  [
    'a pattern with sorted options',
    '{"$regularExpression":{"pattern":"a","options":"mi"}}',
    new BsonRegExp('a', 'im'),
    '{"$regularExpression":{"pattern":"a","options":"im"}}',
  ],
  [
    'an object id',
    '{"$oid":"507f1f77bcf86cd799439011"}',
    new ObjectId('507f1f77bcf86cd799439011'),
    '{"$oid":"507f1f77bcf86cd799439011"}',
  ],
  [
    'bytes',
    '{"$binary":{"base64":"AQI=","subType":"00"}}',
    new Binary(Buffer.from([1, 2]), 0),
    '{"$binary":{"base64":"AQI=","subType":"00"}}',
  ],
  ['null', 'null', null, 'null'],
  ['a stage value that is no document', '"$g"', '$g', '"$g"'],
]

test.each(FORMS)('%s round-trips', (_, sent, value, answered) => {
  const read = parseEjson(sent)
  expect(read).toEqual(value)
  expect(stringifyEjson(read)).toBe(answered)
  expect(stringifyEjson(parseEjson(answered))).toBe(answered)
})

test('what is answered is what the SDK parses', () => {
  const doc = { d: new Date(1700000000123), n: 1.5, s: 'x', list: [1, null, { y: true }] }
  expect(EJSON.parse(stringifyEjson(doc))).toEqual(doc)
})

test.each([
  ['{"$numberInt":"x"}', 'malformed $numberInt'],
  ['{"$numberInt":"3000000000"}', 'malformed $numberInt'],
  ['{"$numberDouble":"abc"}', 'malformed $numberDouble'],
  ['{"$date":{"x":1}}', 'malformed $date'],
  ['{"$date":"no day"}', 'malformed $date'],
  ['{"$oid":"xyz"}', 'malformed $oid'],
  ['{"$regularExpression":1}', 'malformed $regularExpression'],
  ['{"$numberDecimal":"1.1"}', '$numberDecimal is not implemented'],
  ['{"$minKey":1}', '$minKey is not implemented'],
  ['{', 'not a JSON text'],
  ['['.repeat(300) + ']'.repeat(300), 'levels of nesting'],
])('refuses %s', (text, words) => {
  expect(() => parseEjson(text)).toThrow(words)
})

test('a field named __proto__ is data and nothing more', () => {
  const doc = parseEjson('{"__proto__":{"x":1}}') as Doc
  expect(Object.keys(doc)).toEqual(['__proto__'])
  expect(({} as Doc)['x']).toBeUndefined()
  expect(stringifyEjson(doc)).toBe('{"__proto__":{"x":1}}')
})
