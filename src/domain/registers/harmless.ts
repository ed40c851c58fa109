/**
 * Owns what a text that somebody wrote loses before it stands in a list that leaves the station: telephone numbers,
 * numbers of papers, and doors, in whatever way they are written.
 */
import { maskPhone } from '../person/mask'
import type { Cell } from '../words/csv'

const GAP = '[\\s\\-－–—.·]?'
const DIGIT = '[\\d一二三四五六七八九十零〇]'
const TELEPHONE = `1[3-9]\\d(?:${GAP}\\d){8}`

const IDENTITY = new RegExp(`(^|\\D)\\d{6}${GAP}\\d{4}${GAP}\\d{4}${GAP}\\d{3}[\\dXx](?!\\d)`, 'g')
const MOBILE = new RegExp(`(^|\\D)(?:(?:\\+|00)?86${GAP})?(${TELEPHONE})(?!\\d)`, 'g')
/** With its area in front, or seven to eight digits after the word for a telephone. */
const LANDLINE = new RegExp(`(^|[^\\d])[（(]?0\\d{2,3}[)）]?${GAP}[2-9]\\d{2,3}${GAP}\\d{4}(?!\\d)`, 'g')
const SHORT_LANDLINE = new RegExp(
  `((?:电话|座机|号码|家里打|拨打|拨)(?:是|为)?[:：\\s]*)[2-9]\\d{2,3}${GAP}\\d{4}(?!\\d)`,
  'g',
)

/** What is counted or measured is no door: 8 号 1000 人. */
const COUNTED = '(?![\\d.]|\\s*(?:多|余|来)?[人元份个位次斤瓶点分米块件户箱袋年月天])'
const ROOM = `${DIGIT}{3,4}`
const UNIT = `${DIGIT}{1,3}\\s*(?:单元|门|梯)`
const HOUSE = `${DIGIT}{1,3}\\s*(?:号楼|栋|幢|座|楼|#|号院|号)`

const doors: readonly [pattern: RegExp, kept: string][] = [
  // 2 号楼 3 单元 501 室, with or without the word behind the number; of what is said the building stays.
  [new RegExp(`(${HOUSE})[\\s，,]*${UNIT}[\\s，,]*${DIGIT}{1,4}\\s*(?:室|号|户)?`, 'g'), '$1（门牌）'],
  [new RegExp(`(${HOUSE})\\s*-?\\s*${ROOM}(?:\\s*(?:室|户|房))`, 'g'), '$1（门牌）'],
  [new RegExp(`(${HOUSE})\\s*-?\\s*${ROOM}${COUNTED}`, 'g'), '$1（门牌）'],
  [new RegExp(`(^|[^0-9])${DIGIT}{1,3}\\s*单元[\\s，,]*${DIGIT}{1,4}\\s*(?:室|号|户)?`, 'g'), '$1（门牌）'],
  // 2-3-501 and 2-501 室.
  [/(^|[^\d-])\d{1,3}[-－–—]\d{1,2}[-－–—]\d{3,4}(?![\d-])(?:\s*[室户])?/g, '$1（门牌）'],
  [/(^|[^\d-])\d{1,3}[-－–—]\d{3,4}\s*[室户]/g, '$1（门牌）'],
  [new RegExp(`(^|[^0-9])${ROOM}\\s*(?:室|户主)`, 'g'), '$1（门牌）'],
]

/** １３８ is 138. */
const narrow = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

const withoutNumbers = (text: string): string =>
  narrow(text)
    .replace(IDENTITY, '$1（证件号）')
    .replace(MOBILE, (_, before: string, phone: string) => before + maskPhone(phone.replace(/\D/g, '')))
    .replace(LANDLINE, '$1（电话）')
    .replace(SHORT_LANDLINE, '$1（电话）')

const withoutDoors = (text: string): string =>
  doors.reduce((left, [pattern, kept]) => left.replace(pattern, kept), text)

/** @param place whether it names a place of the station, the rooms of which are nobody's door */
export function harmless(cell: Cell, { place = false } = {}): Cell {
  if (typeof cell === 'number') return cell
  const bare = withoutNumbers(cell)
  return place ? bare : withoutDoors(bare)
}
