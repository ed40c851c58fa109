/** Owns the table of what aggregation expressions come to, and of what they refuse. */
import { MongoError } from '../../../emulator/mongo/errors'
import { compileExpression } from '../../../emulator/mongo/expressions/compile'
import { BsonRegExp, type Doc } from '../../../emulator/mongo/values'

const WHEN = new Date(Date.UTC(2024, 1, 29, 16, 5, 9, 7))
const DOC: Doc = {
  _id: 1,
  n: 5,
  half: 2.5,
  neg: -7,
  s: 'abc',
  zh: '邻里文明',
  nothing: null,
  yes: true,
  no: false,
  when: WHEN,
  list: [3, 1, 2],
  nested: { a: { b: 9 } },
  docs: [{ q: 1 }, { q: 2, r: [5] }, 'x', {}],
  empty: [],
  emptyText: '',
}
const MISSING = undefined

const evaluate = (spec: unknown, doc: Doc = DOC): unknown =>
  compileExpression(spec)({ root: doc, variables: {}, nowMs: Date.UTC(2030, 0, 1) })

const ROWS: [spec: unknown, result: unknown][] = [
  // Fields, literals and variables.
  ['$n', 5],
  ['$nested.a.b', 9],
  ['$missing', MISSING],
  ['$n.x', MISSING],
  ['$docs.q', [1, 2]],
  ['$docs.r', [[5]]],
  ['$list.0', []],
  ['plain', 'plain'],
  [
    ['$n', '$missing'],
    [5, null],
  ],
  [
    { x: '$n', y: '$missing', z: { w: 1 } },
    { x: 5, z: { w: 1 } },
  ],
  ['$$ROOT.n', 5],
  ['$$CURRENT.s', 'abc'],
  ['$$REMOVE', MISSING],
  ['$$NOW', new Date(Date.UTC(2030, 0, 1))],
  [{ $literal: '$n' }, '$n'],
  [{ $let: { vars: { a: 2, b: '$n' }, in: { $multiply: ['$$a', '$$b'] } } }, 10],
  // Comparison: missing below null below numbers below text.
  [{ $eq: ['$missing', null] }, false],
  [{ $lt: ['$missing', null] }, true],
  [{ $eq: ['$nothing', null] }, true],
  [{ $gt: ['x', 99] }, true],
  [{ $lt: ['$list', 'x'] }, false],
  [{ $cmp: [2, 10] }, -1],
  [{ $ne: [1, '1'] }, true],
  [{ $gte: ['$when', new Date(0)] }, true],
  [
    {
      $eq: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
    false,
  ],
  // Truth.
  [{ $and: [] }, true],
  [{ $or: [] }, false],
  [{ $and: ['$emptyText', '$empty', 1] }, true],
  [{ $or: [0, null, '$missing', false] }, false],
  [{ $not: ['$nothing'] }, true],
  [{ $cond: [{ $gt: ['$n', 3] }, 'big', 'small'] }, 'big'],
  [{ $cond: { if: 0, then: 1, else: 2 } }, 2],
  [{ $ifNull: ['$missing', '$nothing', 'last'] }, 'last'],
  [
    {
      $switch: {
        branches: [
          { case: false, then: 1 },
          { case: '$yes', then: 2 },
        ],
        default: 3,
      },
    },
    2,
  ],
  // Arithmetic: null in, null out.
  [{ $add: [1, '$n', 2.5] }, 8.5],
  [{ $add: ['$when', 1000] }, new Date(WHEN.getTime() + 1000)],
  [{ $add: [1, '$nothing'] }, null],
  [{ $add: [] }, 0],
  [{ $subtract: ['$when', new Date(WHEN.getTime() - 50)] }, 50],
  [{ $subtract: ['$when', 50] }, new Date(WHEN.getTime() - 50)],
  [{ $multiply: ['$n', '$missing'] }, null],
  [{ $divide: [7, 2] }, 3.5],
  [{ $mod: ['$neg', 3] }, -1],
  [{ $abs: '$neg' }, 7],
  [{ $ceil: -1.5 }, -1],
  [{ $floor: -1.5 }, -2],
  [{ $trunc: [-12.99, 1] }, -12.9],
  [{ $trunc: 7.8 }, 7],
  [{ $round: [2.5] }, 2],
  [{ $round: [3.5] }, 4],
  [{ $round: [1234.5678, 2] }, 1234.57],
  [{ $round: [1255, -1] }, 1260],
  [{ $sqrt: 16 }, 4],
  [{ $pow: [2, 10] }, 1024],
  [{ $exp: 0 }, 1],
  [{ $ln: 1 }, 0],
  [{ $log10: 1000 }, 3],
  [{ $log: [8, 2] }, 3],
  // Arrays.
  [{ $arrayElemAt: ['$list', -1] }, 2],
  [{ $arrayElemAt: ['$list', 9] }, MISSING],
  [{ $arrayElemAt: ['$nothing', 0] }, null],
  [{ $concatArrays: ['$list', [9]] }, [3, 1, 2, 9]],
  [{ $concatArrays: ['$list', '$missing'] }, null],
  [{ $filter: { input: '$list', as: 'x', cond: { $gte: ['$$x', 2] } } }, [3, 2]],
  [{ $filter: { input: '$list', cond: { $eq: ['$$this', 1] } } }, [1]],
  [{ $map: { input: '$list', as: 'x', in: { $add: ['$$x', '$n'] } } }, [8, 6, 7]],
  [{ $map: { input: '$missing', in: 1 } }, null],
  [{ $reduce: { input: '$list', initialValue: 100, in: { $subtract: ['$$value', '$$this'] } } }, 94],
  [{ $in: [2, '$list'] }, true],
  [{ $indexOfArray: ['$list', 2] }, 2],
  [{ $indexOfArray: ['$list', 3, 1] }, -1],
  [{ $isArray: '$list' }, true],
  [{ $isArray: [[1]] }, true],
  [{ $range: [0, 10, 4] }, [0, 4, 8]],
  [{ $range: [3, 0, -1] }, [3, 2, 1]],
  [{ $reverseArray: '$list' }, [2, 1, 3]],
  [{ $size: '$list' }, 3],
  [{ $slice: ['$list', 2] }, [3, 1]],
  [{ $slice: ['$list', -2] }, [1, 2]],
  [{ $slice: ['$list', 1, 1] }, [1]],
  [{ $zip: { inputs: [[1, 2], ['a']] } }, [[1, 'a']]],
  [
    { $zip: { inputs: [[1, 2], ['a']], useLongestLength: true, defaults: [0, '-'] } },
    [
      [1, 'a'],
      [2, '-'],
    ],
  ],
  [
    {
      $arrayToObject: [
        [
          ['a', 1],
          ['b', 2],
        ],
      ],
    },
    { a: 1, b: 2 },
  ],
  [{ $arrayToObject: { $literal: [{ k: 'a', v: 1 }] } }, { a: 1 }],
  [{ $objectToArray: '$nested' }, [{ k: 'a', v: { b: 9 } }]],
  [{ $mergeObjects: ['$nested', { c: 1 }, '$nothing'] }, { a: { b: 9 }, c: 1 }],
  // Lists of values.
  [{ $sum: '$list' }, 6],
  [{ $sum: ['$n', '$s', 1] }, 6],
  [{ $sum: ['$list', 1] }, 1],
  [{ $avg: '$list' }, 2],
  [{ $avg: '$empty' }, null],
  [{ $max: '$list' }, 3],
  [{ $min: ['$n', '$nothing', 2] }, 2],
  [{ $stdDevPop: '$list' }, Math.sqrt(2 / 3)],
  [{ $stdDevSamp: '$list' }, 1],
  [{ $stdDevSamp: [1] }, null],
  // Sets.
  [
    {
      $setUnion: [
        [1, 2],
        [2, 3],
      ],
    },
    [1, 2, 3],
  ],
  [
    {
      $setIntersection: [
        [1, 2, 2],
        [2, 3],
      ],
    },
    [2],
  ],
  [{ $setDifference: [[1, 2, 1], [2]] }, [1]],
  [
    {
      $setEquals: [
        [1, 2],
        [2, 1, 1],
      ],
    },
    true,
  ],
  [{ $setIsSubset: [[1], [1, 2]] }, true],
  [{ $allElementsTrue: [[true, 1, 'x']] }, true],
  [{ $anyElementTrue: [[0, null]] }, false],
  [{ $setUnion: [[1], '$missing'] }, null],
  // Text.
  [{ $concat: ['$s', '-', '$zh'] }, 'abc-邻里文明'],
  [{ $concat: ['$s', '$missing'] }, null],
  [{ $strLenCP: '$zh' }, 4],
  [{ $strLenBytes: '$zh' }, 12],
  [{ $substrCP: ['$zh', 1, 2] }, '里文'],
  [{ $substrBytes: ['$zh', 3, 3] }, '里'],
  [{ $substr: ['$s', 1, -1] }, 'bc'],
  [{ $substrCP: ['$nothing', 0, 2] }, ''],
  [{ $substr: [12345, 0, 2] }, '12'],
  [{ $indexOfCP: ['$zh', '文'] }, 2],
  [{ $indexOfBytes: ['$zh', '文'] }, 6],
  [{ $indexOfCP: ['$missing', 'x'] }, null],
  [{ $split: ['a-b-c', '-'] }, ['a', 'b', 'c']],
  [{ $toUpper: 'aéb' }, 'AéB'],
  [{ $toLower: '$nothing' }, ''],
  [{ $strcasecmp: ['ABC', '$s'] }, 0],
  [{ $trim: { input: '  x ' } }, 'x'],
  [{ $ltrim: { input: 'xxay', chars: 'x' } }, 'ay'],
  [{ $replaceAll: { input: 'a.a', find: 'a', replacement: { $literal: '$&' } } }, '$&.$&'],
  [{ $regexMatch: { input: '$s', regex: '^A', options: 'i' } }, true],
  [
    { $regexFind: { input: 'x12', regex: new BsonRegExp('(\\d)(z)?') } },
    { match: '1', idx: 1, captures: ['1', null] },
  ],
  // Dates.
  [{ $year: '$when' }, 2024],
  [{ $month: '$when' }, 2],
  [{ $dayOfMonth: '$when' }, 29],
  [{ $dayOfMonth: { date: '$when', timezone: 'Asia/Shanghai' } }, 1],
  [{ $hour: { date: '$when', timezone: '+08:00' } }, 0],
  [{ $hour: { date: '$when', timezone: '-0330' } }, 12],
  [{ $minute: '$when' }, 5],
  [{ $second: '$when' }, 9],
  [{ $millisecond: '$when' }, 7],
  [{ $dayOfWeek: '$when' }, 5],
  [{ $isoDayOfWeek: new Date(Date.UTC(2024, 2, 3)) }, 7],
  [{ $dayOfYear: '$when' }, 60],
  [{ $week: new Date(Date.UTC(2024, 0, 6)) }, 0],
  [{ $week: new Date(Date.UTC(2024, 0, 7)) }, 1],
  [{ $isoWeek: new Date(Date.UTC(2021, 0, 3)) }, 53],
  [{ $isoWeekYear: new Date(Date.UTC(2021, 0, 3)) }, 2020],
  [{ $year: '$missing' }, null],
  [{ $dateToString: { date: '$when' } }, '2024-02-29T16:05:09.007Z'],
  [
    { $dateToString: { date: '$when', format: '%Y-%m-%d %H:%M:%S', timezone: 'Asia/Shanghai' } },
    '2024-03-01 00:05:09',
  ],
  [
    { $dateToString: { date: '$when', format: '%j %u %w %U %V %G %z %L %%', timezone: '+05:30' } },
    '060 4 5 08 09 2024 +0530 007 %',
  ],
  [{ $dateToString: { date: '$missing', onNull: '-' } }, '-'],
  [{ $dateFromString: { dateString: '2024-02-29' } }, new Date(Date.UTC(2024, 1, 29))],
  [
    { $dateFromString: { dateString: '2024-02-29T10:00:00', timezone: 'Asia/Shanghai' } },
    new Date(Date.UTC(2024, 1, 29, 2)),
  ],
  [
    { $dateFromString: { dateString: '2024-02-29T10:00:00.250+08:00' } },
    new Date(Date.UTC(2024, 1, 29, 2, 0, 0, 250)),
  ],
  [{ $dateFromString: { dateString: '29/02/2024', format: '%d/%m/%Y' } }, new Date(Date.UTC(2024, 1, 29))],
  [{ $dateFromString: { dateString: 'no day', onError: 'bad' } }, 'bad'],
  [{ $dateFromString: { dateString: '$missing', onNull: 'none' } }, 'none'],
  [{ $dateFromParts: { year: 2024, month: 14, day: 0 } }, new Date(Date.UTC(2025, 1, 0))],
  [{ $dateFromParts: { year: 2024, hour: 8, timezone: 'Asia/Shanghai' } }, new Date(Date.UTC(2024, 0, 1))],
  [{ $dateFromParts: { isoWeekYear: 2021, isoWeek: 1, isoDayOfWeek: 1 } }, new Date(Date.UTC(2021, 0, 4))],
  [
    { $dateAdd: { startDate: new Date(Date.UTC(2024, 0, 31)), unit: 'month', amount: 1 } },
    new Date(Date.UTC(2024, 1, 29)),
  ],
  [{ $dateDiff: { startDate: new Date(Date.UTC(2023, 11, 31)), endDate: '$when', unit: 'month' } }, 2],
  [{ $dateTrunc: { date: '$when', unit: 'week', startOfWeek: 'monday' } }, new Date(Date.UTC(2024, 1, 26))],
  // Types.
  [{ $type: '$missing' }, 'missing'],
  [{ $type: '$when' }, 'date'],
  [{ $toString: '$n' }, '5'],
  [{ $toInt: '42' }, 42],
  [{ $toDouble: '1.5e2' }, 150],
  [{ $toDate: '2024-01-01' }, new Date(Date.UTC(2024, 0, 1))],
  [{ $toBool: 0 }, false],
  [{ $convert: { input: 'x', to: 'int', onError: 'no' } }, 'no'],
  [{ $isNumber: '$s' }, false],
]

test.each(ROWS.map(([spec, result]) => [JSON.stringify(spec), spec, result] as const))(
  '%s',
  (_, spec, result) => {
    const found = evaluate(spec)
    if (typeof result === 'number' && !Number.isInteger(result)) expect(found).toBeCloseTo(result, 12)
    else expect(found).toEqual(result)
    expect(found === undefined).toBe(result === undefined)
  },
)

const REFUSALS: [spec: unknown, code: number, words: string][] = [
  [{ $foo: 1 }, 168, "Unrecognized expression '$foo'"],
  [{ $meta: 'textScore' }, 115, '$meta is not implemented by the local cloud'],
  [{ $add: 1, $subtract: 1 }, 15983, 'must contain exactly one field'],
  ['$', 16872, "'$' by itself is not a valid FieldPath"],
  ['$a..b', 15998, 'may not be empty strings'],
  ['$$nobody', 17276, 'Use of undefined variable: nobody'],
  [{ $subtract: [1] }, 16020, 'Expression $subtract takes exactly 2 arguments. 1 were passed in.'],
  [{ $slice: [1] }, 28667, 'Expression $slice takes at least 2 arguments, and at most 3'],
  [{ $add: [1, '$s'] }, 16554, '$add only supports numeric or date types, not string'],
  [{ $add: ['$when', '$when'] }, 16612, 'only one date allowed in an $add expression'],
  [{ $subtract: ['$s', 1] }, 14, "can't $subtract int from string"],
  [{ $multiply: ['$s', 1] }, 14, '$multiply only supports numeric types, not string'],
  [{ $divide: [1, 0] }, 2, "can't $divide by zero"],
  [{ $mod: [1, 0] }, 16610, "can't $mod by zero"],
  [{ $abs: '$s' }, 28765, '$abs only supports numeric types, not string'],
  [{ $sqrt: -1 }, 28714, "$sqrt's argument must be greater than or equal to 0"],
  [{ $ln: 0 }, 28766, "$ln's argument must be a positive number, but is 0"],
  [{ $log: [1, 1] }, 28759, "$log's base must be a positive number not equal to 1"],
  [{ $pow: [0, -1] }, 28764, '$pow cannot take a base of 0 and a negative exponent'],
  [{ $concat: ['x', 1] }, 16702, '$concat only supports strings, not int'],
  [{ $strLenCP: '$missing' }, 34471, '$strLenCP requires a string argument, found: missing'],
  [{ $split: ['x', ''] }, 40087, '$split requires a non-empty separator'],
  [{ $substrCP: ['x', -1, 1] }, 34455, 'the starting index must be nonnegative'],
  [{ $substrBytes: ['$zh', 1, 3] }, 28656, 'starting index is a UTF-8 continuation byte'],
  [{ $size: '$missing' }, 17124, 'The argument to $size must be an array, but was of type: missing'],
  [{ $in: [1, '$missing'] }, 40081, '$in requires an array as a second argument, found: missing'],
  [{ $arrayElemAt: ['$s', 0] }, 28689, "$arrayElemAt's first argument must be an array, but is string"],
  [{ $filter: { input: '$s', cond: true } }, 28651, 'input to $filter must be an array not string'],
  [{ $filter: { input: [] } }, 9, "Missing 'cond' parameter to $filter"],
  [{ $map: { input: [], in: 1, of: 2 } }, 9, 'Unrecognized argument to $map: of'],
  [{ $range: [0, 5, 0] }, 34449, '$range requires a non-zero step value'],
  [{ $switch: { branches: [{ case: false, then: 1 }] } }, 40066, 'no default was specified'],
  [{ $switch: { branches: [] } }, 40068, '$switch requires at least one branch.'],
  [{ $cond: [1, 2] }, 16020, 'Expression $cond takes exactly 3 arguments. 2 were passed in.'],
  [{ $mergeObjects: ['$s'] }, 40400, '$mergeObjects requires object inputs'],
  [{ $arrayToObject: [['x']] }, 40398, 'Unrecognised input type format for $arrayToObject: string'],
  [{ $setUnion: ['$s'] }, 17043, 'All operands of $setUnion must be arrays'],
  [{ $year: '$s' }, 16006, "can't convert from BSON type string to Date"],
  [
    { $year: { date: '$when', timezone: 'Mars/Base' } },
    40485,
    'unrecognized time zone identifier: "Mars/Base"',
  ],
  [
    { $dateToString: { date: '$when', format: '%Q' } },
    18536,
    "Invalid format character '%Q' in format string",
  ],
  [{ $dateFromString: { dateString: '2024-13-01' } }, 241, "Error parsing date string '2024-13-01'"],
  [{ $dateFromParts: { month: 1 } }, 40516, "requires either 'year' or 'isoWeekYear'"],
  [{ $toInt: 'x' }, 241, "Failed to parse number 'x'"],
  [{ $let: { vars: { A: 1 }, in: 1 } }, 9, 'invalid character for a user variable name'],
]

test.each(REFUSALS.map(([spec, code, words]) => [JSON.stringify(spec), spec, code, words] as const))(
  'refuses %s',
  (_, spec, code, words) => {
    let caught: unknown
    try {
      evaluate(spec)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(MongoError)
    expect((caught as MongoError).code).toBe(code)
    expect((caught as MongoError).message).toContain(words)
  },
)
