/** Owns how minutes, hours and points are said to people. */

/** Hours with at most one decimal: 96.5, 2. Rounded down, so that nobody is shown more than there is. */
export const hoursNumber = (minutes: number): string => String(Math.floor(minutes / 6) / 10)

/** 2 小时, 1 小时 30 分钟, 45 分钟 */
export function durationWord(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} 分钟`
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`
}

/** The same as a large figure with its unit: 3 · 小时 36 分钟. */
export function durationFigure(minutes: number): { value: number; unit: string } {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0 && rest > 0) return { value: rest, unit: '分钟' }
  return { value: hours, unit: rest === 0 ? '小时' : `小时 ${rest} 分钟` }
}

/** What people write for nothing at all. */
const nothing = /^(无|没有|不用|不用带|不需要|无需|暂无|都不用)[。.]?$/

/** 带工具和手套, or 带什么：… before whole sentences; empty where nothing is to be brought. */
export function bringWord(bring: string): string {
  const what = bring.trim().replace(/^带/, '')
  if (what === '' || nothing.test(what)) return ''
  return /[，。；：！？]/.test(what) ? `带什么：${what}` : `带${what}`
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
