/** Owns the string operators of expressions. */
import { compareStrings } from '../compare'
import { MongoError } from '../errors'
import { toRegExp } from '../regex'
import { BsonRegExp, isDate, isLong, isNumeric, isRegExp, toDouble, typeOf } from '../values'
import { dateToText } from './date-format'
import {
  isNullish,
  needInteger,
  onArguments,
  onNamed,
  onOne,
  onTwo,
  type Operator,
  type OperatorTable,
} from './scope'

/** The text that string operators make of a value: null is empty; dates and numbers are written out. */
function coerce(value: unknown): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  if (isDate(value)) return dateToText(value, undefined, 'UTC')
  if (typeof value === 'number' || isLong(value)) return value.toString()
  throw new MongoError(16007, `can't convert from BSON type ${typeOf(value)} to String`)
}

function needString(value: unknown, code: number, message: string): string {
  if (typeof value === 'string') return value
  throw new MongoError(code, `${message}${typeOf(value)}`)
}

function concat(values: unknown[]): unknown {
  let out = ''
  for (const value of values) {
    if (isNullish(value)) return null
    out += needString(value, 16702, '$concat only supports strings, not ')
  }
  return out
}

/** Positions counted in characters (code points) or in UTF-8 bytes. */
interface Units {
  split(text: string): ArrayLike<unknown>
  join(units: ArrayLike<unknown>, from: number, count: number): string
}

const CHARACTERS: Units = {
  split: (text) => [...text],
  join: (units, from, count) => (units as string[]).slice(from, from + count).join(''),
}

const BYTES: Units = {
  split: (text) => Buffer.from(text),
  join: (units, from, count) => {
    const bytes = units as Buffer
    const startsInside = (at: number): boolean => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80
    if (startsInside(from)) {
      throw new MongoError(
        28656,
        '$substrBytes:  Invalid range, starting index is a UTF-8 continuation byte.',
      )
    }
    if (startsInside(from + count)) {
      throw new MongoError(
        28657,
        '$substrBytes:  Invalid range, ending index is in the middle of a UTF-8 character.',
      )
    }
    return bytes.subarray(from, from + count).toString()
  },
}

function substr(units: Units): Operator {
  return onArguments(3, 3, ([value, start, length], name) => {
    const text = coerce(value)
    const whole = (bound: unknown, code: number, which: string): number => {
      if (isNumeric(bound)) return Math.trunc(toDouble(bound))
      throw new MongoError(code, `${name}: ${which} must be a numeric type (is BSON type ${typeOf(bound)})`)
    }
    const from = whole(start, 34450, 'starting index')
    const count = whole(length, 34452, 'length')
    if (units === CHARACTERS && count < 0)
      throw new MongoError(34454, `${name}: length must be a nonnegative integer.`)
    if (from < 0) {
      if (units === CHARACTERS)
        throw new MongoError(34455, `${name}: the starting index must be nonnegative integer.`)
      throw new MongoError(50752, `${name}: starting index must be non-negative (got: ${from})`)
    }
    const all = units.split(text)
    if (from >= all.length) return ''
    return units.join(all, from, count < 0 ? all.length - from : Math.min(count, all.length - from))
  })
}

function indexOf(units: Units): Operator {
  return onArguments(2, 4, ([value, wanted, start, end], name) => {
    if (isNullish(value)) return null
    const text = needString(value, 40091, `${name} requires a string as the first argument, found: `)
    const part = needString(wanted, 40092, `${name} requires a string as the second argument, found: `)
    const all = units.split(text)
    const bound = (given: unknown, fallback: number): number => {
      if (given === undefined) return fallback
      const number = needInteger(
        given,
        () =>
          new MongoError(
            40096,
            `${name} requires an integral index, found a value of type: ${typeOf(given)}`,
          ),
      )
      if (number < 0) throw new MongoError(40097, `${name} requires a nonnegative index, found: ${number}`)
      return number
    }
    const from = bound(start, 0)
    const to = Math.min(bound(end, all.length), all.length)
    const pieces = units.split(part)
    for (let at = from; at + pieces.length <= to; at++) {
      let i = 0
      while (i < pieces.length && all[at + i] === pieces[i]) i++
      if (i === pieces.length) return at
    }
    return -1
  })
}

function split(value: unknown, separator: unknown): unknown {
  if (isNullish(value) || isNullish(separator)) return null
  const text = needString(
    value,
    40085,
    '$split requires an expression that evaluates to a string as a first argument, found: ',
  )
  const by = needString(
    separator,
    40086,
    '$split requires an expression that evaluates to a string as a second argument, found: ',
  )
  if (by === '') throw new MongoError(40087, '$split requires a non-empty separator')
  return text.split(by)
}

/** Upper and lower case change the letters A to Z alone. */
const upper = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase())
const lower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase())

function trim(left: boolean, right: boolean): Operator {
  return onNamed({ required: ['input'], optional: ['chars'] }, ({ input, chars }, name, _, given) => {
    if (isNullish(input) || (given.has('chars') && isNullish(chars))) return null
    const all = [
      ...needString(input, 50699, `${name} requires its input to be a string, got a value of type: `),
    ]
    const cut = given.has('chars')
      ? new Set(needString(chars, 50700, `${name} requires 'chars' to be a string, got a value of type: `))
      : null
    const goes = (char: string): boolean => (cut ? cut.has(char) : char === '\0' || /\s/.test(char))
    let from = 0
    let to = all.length
    while (left && from < to && goes(all[from] as string)) from++
    while (right && to > from && goes(all[to - 1] as string)) to--
    return all.slice(from, to).join('')
  })
}

function replace(all: boolean): Operator {
  return onNamed({ required: ['input', 'find', 'replacement'] }, ({ input, find, replacement }, name) => {
    const texts = [input, find, replacement].map((value, i) =>
      isNullish(value)
        ? null
        : needString(
            value,
            51746 - i,
            `${name} requires that '${['input', 'find', 'replacement'][i]}' be a string, found: `,
          ),
    )
    const [text, from, to] = texts
    if (typeof text !== 'string' || typeof from !== 'string' || typeof to !== 'string') return null
    return all ? text.replaceAll(from, () => to) : text.replace(from, () => to)
  })
}

const regexArguments = { required: ['input', 'regex'], optional: ['options'] }

/** The matches of a regular expression in the input, the first alone or all; null when there is nothing to search. */
function findMatches(values: Record<string, unknown>, name: string, all: boolean): RegExpMatchArray[] | null {
  const { input, regex, options } = values
  if (isNullish(input) || isNullish(regex)) return null
  const text = needString(input, 51104, `${name} needs 'input' to be of type string, not `)
  const given =
    options === undefined || options === null
      ? ''
      : needString(options, 51106, `${name} needs 'options' to be of type string, not `)
  if (!isRegExp(regex) && typeof regex !== 'string')
    throw new MongoError(51105, `${name} needs 'regex' to be of type string or regex`)
  const source = isRegExp(regex) ? regex : new BsonRegExp(regex)
  if (source.options !== '' && given !== '') {
    throw new MongoError(51107, `${name}: found regex options specified in both 'regex' and 'options' fields`)
  }
  const compiled = toRegExp(new BsonRegExp(source.pattern, source.options || given), 'g')
  const found = [...text.matchAll(compiled)]
  return all ? found : found.slice(0, 1)
}

function matchDoc(found: RegExpMatchArray): Record<string, unknown> {
  const before = (found.input ?? '').slice(0, found.index)
  return { match: found[0], idx: [...before].length, captures: found.slice(1).map((part) => part ?? null) }
}

export const STRINGS: OperatorTable = {
  $concat: onArguments(0, Infinity, concat),
  $indexOfBytes: indexOf(BYTES),
  $indexOfCP: indexOf(CHARACTERS),
  $split: onTwo(split),
  $strLenBytes: onOne((value) =>
    Buffer.byteLength(needString(value, 34473, '$strLenBytes requires a string argument, found: ')),
  ),
  $strLenCP: onOne(
    (value) => [...needString(value, 34471, '$strLenCP requires a string argument, found: ')].length,
  ),
  $strcasecmp: onTwo((a, b) => Math.sign(compareStrings(upper(coerce(a)), upper(coerce(b))))),
  $substr: substr(BYTES),
  $substrBytes: substr(BYTES),
  $substrCP: substr(CHARACTERS),
  $toLower: onOne((value) => lower(coerce(value))),
  $toUpper: onOne((value) => upper(coerce(value))),
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $replaceOne: replace(false),
  $replaceAll: replace(true),
  $regexMatch: onNamed(regexArguments, (values, name) => (findMatches(values, name, false) ?? []).length > 0),
  $regexFind: onNamed(regexArguments, (values, name) => {
    const [found] = findMatches(values, name, false) ?? []
    return found ? matchDoc(found) : null
  }),
  $regexFindAll: onNamed(regexArguments, (values, name) =>
    (findMatches(values, name, true) ?? []).map(matchDoc),
  ),
}
