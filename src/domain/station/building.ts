/**
 * Owns how a building is written. The station's own list says which there are; what a resident writes (１号楼, 1 栋, 1#)
 * is the building of the list that is written the same way once letters, spaces and the word for a building agree.
 */
import type { GridEntry } from './documents'

/** The words for a building that people use for one another; the longest first. */
const words = '号楼|号栋|号幢|#楼|#|栋|幢|座|楼|号'
const named = new RegExp(`^第?(.*?)(?:${words})$`)
const numbered = /^(?:\d{1,4}|[A-Z])$/

const digits = '零一二三四五六七八九'

/** 十二 → 12; null for what is no number below a hundred. */
function numberOf(text: string): number | null {
  const found = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text.replace(/两/g, '二'))
  if (!found || text === '') return null
  const [, first, ten, last] = found
  const digit = (of: string | undefined): number => (of === undefined ? 0 : digits.indexOf(of))
  if (ten === undefined) return first !== undefined && last !== undefined ? null : digit(first) + digit(last)
  return (first === undefined ? 1 : digit(first)) * 10 + digit(last)
}

const plain = (text: string): string => text.normalize('NFKC').replace(/＃/g, '#').trim()

/** What is left of a building without the word for one: 1 of １ 号楼, 桂花苑3 of 桂花苑三幢. */
function stemOf(text: string): string {
  const whole = plain(text).replace(/\s+/g, '').toUpperCase()
  const stem = named.exec(whole)?.[1] || whole
  const [, before = '', number = ''] = /^(.*?)([一二三四五六七八九十两]*)$/.exec(stem) ?? []
  const said = numberOf(number)
  const arabic = said === null ? stem : `${before}${said}`
  return arabic.replace(/0+(?=\d+$)/, (zeros, at: number) => (/\d/.test(arabic[at - 1] ?? '') ? zeros : ''))
}

/** Whether both mean the same building. */
const isSame = (a: string, b: string): boolean => stemOf(a) === stemOf(b)

/** A building in the one form in which it is kept where no list knows it: 3 号楼; a name as it is, its spaces single. */
export function tidyBuilding(text: string): string {
  const stem = stemOf(text)
  return numbered.test(stem) ? `${stem} 号楼` : plain(text).replace(/\s+/g, ' ')
}

/** The building of a grid's own list that is meant; null when the list has none, or nothing is written. */
export function listedBuilding(text: string, { buildings }: { buildings: readonly string[] }): string | null {
  if (text.trim() === '') return null
  return buildings.find((each) => each === text) ?? buildings.find((each) => isSame(each, text)) ?? null
}

/**
 * Where somebody lives, as it is kept: in the list's own words when the building is in the grid. A building that only
 * one grid has says the grid as well.
 */
export function placeOf(
  written: { gridId: string | null; building: string },
  grids: readonly GridEntry[],
): { gridId: string | null; building: string } {
  const { gridId, building } = written
  const within = gridId === null ? grids : grids.filter((grid) => grid.gridId === gridId)
  const meant = within.flatMap((grid) => {
    const listed = listedBuilding(building, grid)
    return listed === null ? [] : [{ gridId: grid.gridId, building: listed }]
  })
  const [only, another] = meant
  return only && !another ? only : { gridId, building: tidyBuilding(building) }
}

const wide = (text: string): string =>
  text.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))

/**
 * The ways in which a building may stand in older records: what a query asks for, so that a record written before there
 * was a list is found as well. The first is the given one; at most a dozen and a half.
 */
export function spellingsOf(building: string): string[] {
  const stem = stemOf(building)
  if (!numbered.test(stem)) return [...new Set([building, tidyBuilding(building)])]
  const ways = ['号楼', '栋', '幢', '座', '号'].flatMap((word) => [`${stem} ${word}`, `${stem}${word}`])
  return [
    ...new Set([
      building,
      ...ways,
      `${stem}#`,
      stem,
      `${wide(stem)}号楼`,
      `${wide(stem)} 号楼`,
      `${wide(stem)}栋`,
    ]),
  ]
}
