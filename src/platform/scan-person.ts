/** Owns reading somebody's card with the camera: from their phone, or from paper. */
import { readScan } from '@/domain/attendance/scan-text'
import { scan } from './scan'

/** What the card says, or in words why there is nothing; null when the scanner was only closed. */
export async function scanPerson(): Promise<{ token: string } | { problem: string | null }> {
  const scanned = await scan()
  if (!scanned.ok) return { problem: scanned.reason === 'closed' ? null : '这里用不了扫一扫' }
  const read = readScan(scanned.text)
  return read?.kind === 'card' ? { token: read.token } : { problem: '这不是居民卡，请扫手机上的居民卡或纸卡' }
}
