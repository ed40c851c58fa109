/** Owns what may be held before the counter's camera or read out: a pick-up code, or the card of a person. */
import { readScan } from '@/domain/attendance/scan-text'
import { scan } from '@/platform/scan'

export const pickUpDigits = 10

const DIGITS = new RegExp(`^\\d{${pickUpDigits}}$`)

/** Whether it is the digits of a code rather than a card. */
export const isPickUpCode = (scanned: string): boolean => DIGITS.test(scanned)

/** What the cloud is asked with; null when the text is neither a pick-up code nor a card. */
function pickUpOf(text: string): string | null {
  const digits = text.replace(/\s/g, '')
  if (isPickUpCode(digits)) return digits
  const read = readScan(text)
  if (read?.kind === 'pickUp') return read.code
  return read?.kind === 'card' ? read.token : null
}

/** What was scanned, or in words why there is nothing; null when the scanner was only closed. */
export async function scanPickUp(): Promise<{ scanned: string } | { problem: string | null }> {
  const answer = await scan()
  if (!answer.ok)
    return { problem: answer.reason === 'closed' ? null : '这里用不了扫一扫，请输入领取码下面的数字' }
  const scanned = pickUpOf(answer.text)
  return scanned === null ? { problem: '这不是领取码，也不是居民卡' } : { scanned }
}
