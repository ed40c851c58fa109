/** Owns where somebody lives, in words. */

const withWord = (written: string, word: string): string =>
  /^\d+$/.test(written) ? `${written}${word}` : written

/** 2 网格 3 号楼 2 单元 301 室; somebody may not have said where they live. */
export const homeWords = ({
  gridName,
  building,
  unit = '',
  room = '',
}: {
  gridName: string
  building: string
  unit?: string
  room?: string
}): string =>
  [gridName, building, withWord(unit, ' 单元'), withWord(room, ' 室')].filter(Boolean).join(' ') ||
  '没有登记住址'
