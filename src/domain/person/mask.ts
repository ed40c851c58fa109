/** Owns how a name or a number is shown to people who need not know it whole. */

const compoundSurnames = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
  '夏侯',
  '令狐',
])

/** 王建国 → 王*, 欧阳娜 → 欧阳*. One star whatever the length, so that the length tells nothing. */
export function maskName(name: string): string {
  const letters = typeof name === 'string' ? [...name.trim()] : []
  if (letters.length === 0) return ''
  const two = letters.slice(0, 2).join('')
  return `${letters.length > 2 && compoundSurnames.has(two) ? two : letters[0]}*`
}

/** 13812345678 → 138****5678. */
export const maskPhone = (phone: string): string =>
  phone === '' ? '' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
