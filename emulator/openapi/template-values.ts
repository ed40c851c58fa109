/** Owns what WeChat refuses in the values of a subscription message: keys, lengths, line breaks, halves of letters. */

/** Letters that each type of key may hold. */
const LIMITS: Readonly<Record<string, number>> = {
  thing: 20,
  short_thing: 5,
  phrase: 5,
  name: 10,
  character_string: 32,
  letter: 32,
  number: 32,
  symbol: 5,
  const: 20,
  phone_number: 17,
  car_number: 8,
  amount: 32,
  time: 64,
  date: 32,
}
const KEY = /^([a-z_]+?)[1-9]\d?$/

/**
 * What is wrong with the values of a message, in the service's words; null when nothing is.
 * @param keys the keys of the template, when they were declared: none may be missing and no other may come
 */
export function wrongValue(data: Record<string, unknown>, keys: readonly string[] | null): string | null {
  const missing = keys?.find((key) => !Object.hasOwn(data, key))
  if (missing !== undefined) return `data.${missing}.value is empty`
  for (const [key, field] of Object.entries(data)) {
    const type = KEY.exec(key)?.[1] ?? ''
    const most = Object.hasOwn(LIMITS, type) ? LIMITS[type] : undefined
    if (most === undefined || (keys && !keys.includes(key))) return `data.${key} is not a key of the template`
    const value = (field as { value?: unknown } | null)?.value
    if (typeof value !== 'string' || value.trim() === '') return `data.${key}.value is empty`
    if (/[\r\n\u2028\u2029]/.test(value)) return `data.${key}.value is invalid: line break`
    if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(value))
      return `data.${key}.value is invalid: broken character`
    if ([...value].length > most) return `data.${key}.value is invalid: too long`
    if (type === 'phrase' && !/^[\u4e00-\u9fff]+$/.test(value)) return `data.${key}.value is invalid`
    if (type === 'character_string' && /[\u4e00-\u9fff]/.test(value)) return `data.${key}.value is invalid`
    if ((type === 'time' || type === 'date') && !/\d/.test(value)) return `data.${key}.value is invalid`
  }
  return null
}
