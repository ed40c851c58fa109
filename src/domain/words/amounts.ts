/** Owns how minutes, hours and points are said to people. */

/** Hours with at most one decimal: 96.5, 2. Rounded down, so that nobody is shown more than there is. */
export const hoursNumber = (minutes: number): string => String(Math.floor(minutes / 6) / 10)

/** 2 小时, 1 小时 30 分, 45 分钟 */
export function durationWord(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} 分钟`
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`
}

/** +2, −30, with a true minus sign. */
export const signed = (amount: number): string => (amount < 0 ? `−${-amount}` : `+${amount}`)

/**
 * What an entry of points did to the balance: +2 分, −30 分. Setting aside and giving back leave the balance as it
 * was; there a word says more than a zero.
 */
export function pointsWord({ kind, amount }: { kind: string; amount: number }): string {
  if (amount !== 0) return `${signed(amount)} 分`
  return kind === 'hold' ? '先留着' : kind === 'release' ? '退回了' : '不变'
}
