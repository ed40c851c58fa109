/** Owns reading the first sheet of an .xlsx file as people see it: dates as days, numbers written out, merged cells filled. */
import { tableRules } from '@/domain/imports/table'
import { FaultyTable } from './fault'
import { Grid } from './grid'
import { unpack } from './unpack'
import { walk } from './xml'

const BOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'
const TEXTS = 'xl/sharedStrings.xml'
const STYLES = 'xl/styles.xml'

interface Book {
  /** Where its first sheet that is shown lies. */
  sheet: string
  /** Days count from 1904 in files of old Macs. */
  from1904: boolean
}

function bookOf(bytes: Buffer): Book {
  const parts = unpack(bytes, (name) => name === BOOK || name === RELATIONS)
  const sheets: { relation: string; hidden: boolean }[] = []
  let from1904 = false
  walk(parts.get(BOOK) ?? notTable(), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1] ?? ''
      sheets.push({ relation, hidden: (attributes['state'] ?? 'visible') !== 'visible' })
    },
  })
  const targets = new Map<string, string>()
  walk(parts.get(RELATIONS) ?? notTable(), {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target)
    },
  })
  const shown = sheets.find(({ hidden }) => !hidden) ?? sheets[0]
  const target = targets.get(shown?.relation ?? '') ?? notTable()
  return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`, from1904 }
}

function notTable(): never {
  throw new FaultyTable('notTable')
}

/** The texts that cells share; how they are to be pronounced is left out. */
function sharedTexts(xml: string | undefined): string[] {
  const texts: string[] = []
  if (xml === undefined) return texts
  let [text, within, aside] = ['', false, false]
  walk(xml, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') aside = true
      within = name === 't' && !aside
    },
    text: (part) => {
      if (within && text.length < tableRules.cellLetters) text += part
    },
    close: (name) => {
      if (name === 'si') texts.push(text)
      if (name === 'rPh') aside = false
      if (name === 't') within = false
    },
  })
  return texts
}

/** Formats that Excel knows by number and that show a day; those in between are of Chinese and Japanese Excel. */
const isDayFormat = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Whether a format shows a day, once its colours and fixed words are out of it. */
const showsDay = (code: string): boolean => /[yd年日]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))

/** By the number of a style: whether it shows a day. */
function dayStyles(xml: string | undefined): boolean[] {
  const styles: boolean[] = []
  if (xml === undefined) return styles
  const own = new Map<string, string>()
  let within = false
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
      if (name === 'cellXfs') within = true
      if (name !== 'xf' || !within) return
      const id = attributes['numFmtId'] ?? '0'
      const code = own.get(id)
      styles.push(code === undefined ? isDayFormat(Number(id)) : showsDay(code))
    },
    close: (name) => {
      if (name === 'cellXfs') within = false
    },
  })
  return styles
}

const DAY = 86_400_000
/** Excel counts from the day before 1900, and one day of that year which never was. */
const FIRST_DAY = Date.UTC(1899, 11, 30)
const DAYS_TO_1904 = 1_462
const LAST_SERIAL = 2_958_465

/** A number as people write it: a day where it shows one, else all of its digits. */
function numberText(text: string, isDay: boolean, from1904: boolean): string {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) return text
  if (isDay && number >= 1 && number <= LAST_SERIAL) {
    const days = Math.floor(number) + (from1904 ? DAYS_TO_1904 : 0)
    return new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10)
  }
  return Number.isInteger(number) && Math.abs(number) < 1e15 ? number.toFixed(0) : String(number)
}

/** B7 is row 6, column 1, both from 0. */
function placeOf(reference: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? []
  if (letters === undefined || digits === undefined) return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}

interface Reading {
  texts: readonly string[]
  dayStyles: readonly boolean[]
  from1904: boolean
}

interface OpenCell {
  row: number
  column: number
  type: string
  style: number
  value: string
  isFormula: boolean
}

function cellText({ type, value, style, isFormula }: OpenCell, reading: Reading): string | null {
  if (isFormula) return null
  if (type === 's') return reading.texts[Number(value)] ?? ''
  if (type === 'd') return value.slice(0, 10)
  if (type === 'b') return value === '1' ? '是' : '否'
  if (type === 'str' || type === 'inlineStr') return value
  return type === 'e' ? null : numberText(value, reading.dayStyles[style] === true, reading.from1904)
}

/** More merged cells than this no table has that somebody wrote. */
const MOST_MERGED = 5_000

function gridOf(xml: string, reading: Reading): Grid {
  const grid = new Grid()
  const merged: string[] = []
  let [row, column] = [-1, -1]
  let cell: OpenCell | null = null
  let [within, aside] = [false, false]
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1
        column = -1
      } else if (name === 'c') {
        const place = placeOf(attributes['r'] ?? '') ?? { row, column: column + 1 }
        column = place.column
        const { t: type = 'n', s: style = '-1' } = attributes
        cell = { ...place, type, style: Number(style), value: '', isFormula: false }
      } else if (name === 'mergeCell') {
        if (merged.length >= MOST_MERGED) throw new FaultyTable('unpacksTooLarge')
        merged.push(attributes['ref'] ?? '')
      } else if (name === 'rPh') aside = true
      else if (name === 'f' && cell) cell.isFormula = true
      within = (name === 'v' || name === 't') && !aside
    },
    text: (part) => {
      if (within && cell && cell.value.length < tableRules.cellLetters) cell.value += part
    },
    close: (name) => {
      if (name === 'v' || name === 't') within = false
      if (name === 'rPh') aside = false
      if (name !== 'c' || !cell) return
      grid.put(cell.row, cell.column, cellText(cell, reading))
      cell = null
    },
  })
  for (const reference of merged) {
    const [from, to] = reference.split(':').map(placeOf)
    if (from && to) grid.merge({ top: from.row, left: from.column, bottom: to.row, right: to.column })
  }
  return grid
}

/** @throws FaultyTable */
export function readXlsx(bytes: Buffer): Grid {
  const { sheet, from1904 } = bookOf(bytes)
  const parts = unpack(bytes, (name) => [sheet, TEXTS, STYLES].includes(name))
  const xml = parts.get(sheet) ?? notTable()
  const reading = { texts: sharedTexts(parts.get(TEXTS)), dayStyles: dayStyles(parts.get(STYLES)), from1904 }
  return gridOf(xml, reading)
}
