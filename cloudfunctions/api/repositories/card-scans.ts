/**
 * Owns what a shop may do with a card that it has read: hand out one thing, within minutes. A paper card always says the
 * same, so whoever has read it once knows it for ever; what counts is therefore that it was read just now, and a day
 * has few readings.
 */
import { dayOf } from '@/domain/kernel/clock'
import { storeRules } from '@/domain/store/rules'
import { addDoc, changeDoc, type Doc } from '../platform/cloud'
import { derivedId } from '../platform/identity'

const SCANS = 'cardScans'

interface ScanDocument extends Doc {
  /** Who read it. */
  byPersonId: string
  at: number
  /** How often on this day. */
  times: number
  /** What was handed out for the last reading; empty before. */
  usedFor: string
}

/** One a day, reader and card; the card itself is not kept. */
const scanId = (byPersonId: string, card: string, now: number): string =>
  derivedId('cs', byPersonId, card, dayOf(now))

/** Notes that a card was read. At most two requests. @returns false when it was read too often on this day. */
export async function noteScan(byPersonId: string, card: string, now: number): Promise<boolean> {
  const _id = scanId(byPersonId, card, now)
  const again = { $set: { at: now, usedFor: '' }, $inc: { times: 1 } }
  if (await changeDoc(SCANS, _id, { times: { $lt: storeRules.scansADay } }, again)) return true
  const scan: ScanDocument = { _id, byPersonId, at: now, times: 1, usedFor: '' }
  return (await addDoc(SCANS, scan)) === 'added'
}

/** Uses the reading for one reservation, once or again for the same one. One request. */
export const spendScan = (
  byPersonId: string,
  card: string,
  redemptionId: string,
  now: number,
): Promise<boolean> =>
  changeDoc(
    SCANS,
    scanId(byPersonId, card, now),
    { at: { $gt: now - storeRules.scanMs }, usedFor: { $in: ['', redemptionId] } },
    { $set: { usedFor: redemptionId } },
  )
