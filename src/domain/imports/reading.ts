/** Owns reading one cell: what people type differently and mean the same, and what is said of what cannot be read. */
import { maskPhone } from '../person/mask'
import { isPhone, tidyPhone } from '../person/phone'

type Read<T> = { ok: true; value: T } | { ok: false; problem: string }
/** Reads what stands in a cell; it is never empty. */
export type Reader<T> = (text: string) => Read<T>

const value = <T>(found: T): Read<T> => ({ ok: true, value: found })
const wrong = <T>(problem: string): Read<T> => ({ ok: false, problem })

/** Digits, letters and blanks as they are typed on a keyboard; everything else stays as it is. */
const narrow = (text: string): string =>
  text
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u3000\u00A0\u200B\uFEFF]/g, ' ')

const BETWEEN_HAN = /(\p{Script=Han}) +(?=\p{Script=Han})/gu

/** A cell as it is read: one line, single blanks, none between two Chinese letters (张 三 is 张三). */
export const tidyCell = (text: string): string =>
  narrow(text)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .replace(BETWEEN_HAN, '$1')

/** Words of so many letters at most. */
export const words =
  (most: number): Reader<string> =>
  (text) =>
    [...text].length <= most ? value(text) : wrong(`太长，最多 ${most} 个字`)

const wordKey = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** One of a few, by its name or by another word for it. */
export const oneOf =
  <K extends string>(
    names: Readonly<Record<K, string>>,
    others: Readonly<Record<string, K>> = {},
  ): Reader<K> =>
  (text) => {
    const key = wordKey(text)
    const named = (Object.keys(names) as K[]).find((one) => wordKey(names[one]) === key)
    const found = named ?? others[key]
    return found ? value(found) : wrong(`「${text}」不在可选的里面：${Object.values(names).join('、')}`)
  }

/** Some of a few in one cell, each once: 打扫、理发. */
export const severalOf =
  <K extends string>(
    names: Readonly<Record<K, string>>,
    most: number = Object.keys(names).length,
  ): Reader<K[]> =>
  (text) => {
    const one = oneOf(names)
    const found: K[] = []
    for (const word of text.split(/[、，,；;/\s]+/).filter(Boolean)) {
      const read = one(word)
      if (!read.ok) return read
      if (!found.includes(read.value)) found.push(read.value)
    }
    return found.length > most ? wrong(`最多写 ${most} 样`) : value(found)
  }

const YES = ['是', '有', '对', '√', '✓', 'y', 'yes', '1', 'true']
const NO = ['否', '无', '不是', '没有', '×', 'n', 'no', '0', 'false']

export const yesOrNo: Reader<boolean> = (text) => {
  const key = wordKey(text)
  if (YES.includes(key)) return value(true)
  return NO.includes(key) ? value(false) : wrong(`「${text}」看不懂，请写 是 或 否`)
}

/** A whole number, however a spreadsheet has written it: 12, 12.0, 1,200, 1.2E+3. */
export const whole =
  (least: number, most: number): Reader<number> =>
  (text) => {
    const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
    const number = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?$/i.test(plain) ? Number(plain) : NaN
    const fits = Number.isInteger(number) && number >= least && number <= most
    return fits ? value(number) : wrong(`「${text}」不是 ${least} 到 ${most} 的整数`)
  }

/** A year, also where a whole day was written: 2019, 2019年, 2019-03-01. */
export const year =
  (least: number, most: number): Reader<number> =>
  (text) => {
    const found = /^(\d{4})(?:年|[-./].*|年.*)?$/.exec(text)
    return found ? whole(least, most)(found[1] ?? '') : wrong(`「${text}」不是年份，请写四位数`)
  }

const SCIENTIFIC = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i

/** A telephone number; one that a spreadsheet has shortened to 1.38E+10 has lost its digits and is refused. */
export const phone: Reader<string> = (text) => {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const [, first = '', rest = '', power = ''] = SCIENTIFIC.exec(plain) ?? []
  if (first !== '' && rest.length < Number(power))
    return wrong(`「${text}」后面的数丢了，请把这一列改成文本再填一次`)
  const digits = tidyPhone(first === '' ? plain.replace(/\.0+$/, '') : `${first}${rest}`)
  return isPhone(digits) ? value(digits) : wrong(`「${text}」不是能打通的号码`)
}

/** A number as others may see it; what is too short for one is hidden as a whole. */
export const maskedNumber = (text: string): string => ([...text].length < 11 ? '****' : maskPhone(text))

const DAY_MS = 86_400_000
/** The day before the first of a spreadsheet's, which counts one that never was. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30)
const twoDigits = (text: string): string => text.padStart(2, '0')

/** The parts of a day as people write it: 1956-3-1, 1956/03/01, 1956年3月1日, 19560301, or the number of a spreadsheet. */
function dayIn(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\sT]\d{1,2}:\d{2}.*$/, '')
    .replace(/\s/g, '')
  const written =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (written) return `${written[1]}-${twoDigits(written[2] ?? '')}-${twoDigits(written[3] ?? '')}`
  return /^\d{4,5}(?:\.0+)?$/.test(plain) && Number(plain) > 2200
    ? new Date(SERIAL_ZERO + Math.trunc(Number(plain)) * DAY_MS).toISOString().slice(0, 10)
    : null
}

/** A day, from 1905 on; a year or a month alone is none. */
export const day: Reader<string> = (text) => {
  const found = dayIn(text)
  const isReal =
    found !== null &&
    !Number.isNaN(Date.parse(found)) &&
    new Date(found).toISOString().slice(0, 10) === found &&
    found >= '1905-01-01' &&
    found < '2100-01-01'
  return isReal ? value(found) : wrong(`「${text}」看不出是哪一天，请写成 1956 年 3 月 1 日`)
}
