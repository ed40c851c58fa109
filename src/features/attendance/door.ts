/** Owns what a person does at the door: read the code, keep the proof, go to what came of it. */
import type { DoorVisit } from '@/api/door-queue'
import { appPages, type DoorPage } from '@/domain/app-pages'
import { placeScene, readScan } from '@/domain/attendance/scan-text'
import { openPage } from '@/platform/navigate'
import { scan } from '@/platform/scan'

export interface AtDoor {
  as: DoorVisit['as']
  sessionId?: string
  title?: string
  forPersonId?: string
  name?: string
}

type DoorScan =
  | { kind: 'code'; sessionId: string; code: string }
  | { kind: 'place'; stationId: string; placeCode: string }
  /** Nothing was read: the scanner was closed, cannot be used here, or saw something that is not ours. */
  | { kind: 'nothing'; why: NonNullable<DoorPage['wrong']> | null }

/** Opens the scanner. Call it from a tap. */
export async function scanDoor(): Promise<DoorScan> {
  const scanned = await scan()
  if (!scanned.ok)
    return {
      kind: 'nothing',
      why: scanned.reason === 'closed' ? null : 'noScanner',
    }
  const read = readScan(scanned.text)
  if (read?.kind === 'door') return { kind: 'code', sessionId: read.sessionId, code: read.code }
  if (read?.kind === 'place') return read
  return { kind: 'nothing', why: 'notOurs' }
}

/** Why a scan did not count, in words. */
export const wrongWords: Record<NonNullable<DoorPage['wrong']>, string> = {
  noScanner: '这里用不了扫一扫，请输入屏幕上的六位数字',
  notOurs: '扫到的不是现场的签到码，请扫组织者屏幕上的码',
  otherSession: '扫到的是另一场活动的码，请扫这一场组织者屏幕上的码',
}

/** Whether a code that was read belongs to another session than the one that is meant. */
export const isOther = ({ sessionId }: AtDoor, read: { sessionId: string }): boolean =>
  sessionId !== undefined && sessionId !== read.sessionId

/** Scans at once, then opens the check-in page with what was read, or to type the digits there. */
export async function goToDoor(at: AtDoor): Promise<void> {
  const read = await scanDoor()
  // What was wrong is said where the next try is made.
  if (read.kind === 'nothing') return openPage(appPages.door({ ...at, ...(read.why && { wrong: read.why }) }))
  if (read.kind === 'place') return openPage(appPages.door({ ...at, place: placeScene(read) }))
  if (isOther(at, read)) return openPage(appPages.door({ ...at, wrong: 'otherSession' }))
  const { as, forPersonId, name, title } = at
  openPage(
    appPages.door({
      as,
      code: read.code,
      sessionId: read.sessionId,
      ...(forPersonId && { forPersonId }),
      ...(name && { name }),
      ...(title && { title }),
    }),
  )
}
