/** Owns what the desk looks for when somebody typed this: a name, digits of a number, a card, a building. */
import { readScan } from '../attendance/scan-text'
import { numberMark, tailMark } from '../person/finding'
import { isPhone, tidyPhone } from '../person/phone'
import { listedBuilding } from '../station/building'
import type { GridEntry } from '../station/documents'
import { searchWordsOf } from '../words/search'

/** What is looked for. */
export type Sought =
  | { by: 'card'; token: string }
  | { by: 'phone'; phone: string }
  | { by: 'marks'; marks: string[] }
  /** Those of some buildings, with a name besides where one was typed. */
  | { by: 'home'; homes: { gridId: string; building: string }[]; marks: string[] }

const homesNamed = (text: string, grids: readonly GridEntry[]) =>
  grids.flatMap((grid) => {
    const building = listedBuilding(text, grid)
    return building === null ? [] : [{ gridId: grid.gridId, building }]
  })

/** A building before whatever else was typed: 3 号楼 王秀兰. The longest that there is. */
function homeIn(text: string, grids: readonly GridEntry[]): Sought | null {
  const parts = text.split(/\s+/)
  for (let until = parts.length; until > 0; until--) {
    const homes = homesNamed(parts.slice(0, until).join(' '), grids)
    const rest = parts.slice(until).join(' ')
    const marks = searchWordsOf(rest)
    if (homes.length > 0 && (rest === '' || marks.length > 0)) return { by: 'home', homes, marks }
  }
  return null
}

/**
 * What a typed or scanned text looks for; null when it can be nothing that residents are found by.
 * @param grids those that the caller answers for
 */
export function soughtBy(text: string, grids: readonly GridEntry[]): Sought | null {
  const typed = text.normalize('NFKC').trim()
  const scan = readScan(typed)
  if (scan) return scan.kind === 'card' ? { by: 'card', token: scan.token } : null
  if (/^\d{4}$/.test(typed)) return { by: 'marks', marks: [tailMark(typed)] }
  if (/^v\d{9}$/i.test(typed)) return { by: 'marks', marks: [numberMark(typed)] }
  const phone = tidyPhone(typed)
  if (isPhone(phone)) return { by: 'phone', phone }
  const home = homeIn(typed, grids)
  if (home) return home
  // A number of another length is nobody's name.
  const marks = /^[\d\s]+$/.test(typed) ? [] : searchWordsOf(typed)
  return marks.length > 0 ? { by: 'marks', marks } : null
}
