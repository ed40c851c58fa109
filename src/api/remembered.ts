/** Owns when what the phone remembers is let go of: a refusal for good, another person, role or station, a page that broke. */
import type { Failure } from './failure'
import { forgetAllKept, forgetAnswer, forgetKept } from './kept-answers'
import { readItem, writeItem } from '@/platform/storage'

interface Answer {
  name: string
  key: string
}

interface Rememberer {
  name: string
  duty: boolean
  /** Lets go of one answer in memory, or of all; and of those on their way, unless `coming` may still be shown. */
  forget: (key?: string, coming?: 'shown') => void
}

const rememberers: Rememberer[] = []

/** Every resource says here how it forgets. */
export const onForget = (rememberer: Rememberer): void => void rememberers.push(rememberer)

/** Refusals that tell that a duty has ended, not only that one thing is gone. */
const ended = new Set(['FORBIDDEN', 'OTHER_STATION', 'UNAUTHENTICATED', 'RECORD_MERGED'])

/** Lets go of what was refused for good; when a duty has ended, of all that was kept for duties. */
export function forgetRefused(failure: Failure, { name, key, duty }: Answer & { duty: boolean }): void {
  forgetAnswer(name, key)
  if (!duty || failure.kind !== 'rejected' || !ended.has(failure.code)) return
  for (const each of rememberers.filter((one) => one.duty)) {
    forgetKept(each.name)
    // What was refused keeps its place: the page says why.
    if (each.name !== name) each.forget()
  }
}

const place = 'holder'

/** The number of the request that told who holds the phone now. */
let toldBy = 0

/**
 * Takes in who holds this phone and with which rights, as every answer of the cloud says. When that has changed,
 * everything kept before is let go of: it was for somebody else, or for a duty that may have ended. Answers on their way
 * say for whom they are themselves.
 * @param turn the number of the request, counted since the app was opened
 * @returns false when the answer is for a holder who has gone since, so that it must not be shown
 */
export function noteHolder(holder: string, turn: number): boolean {
  const before = readItem(place)
  if (before === holder) {
    toldBy = Math.max(toldBy, turn)
    return true
  }
  if (before !== null && turn < toldBy) return false
  toldBy = turn
  if (before !== null) {
    forgetAllKept()
    for (const each of rememberers) each.forget(undefined, 'shown')
  }
  writeItem(place, holder)
  return true
}

/** What the page in sight has opened. */
let opened: Answer[] = []
const mostOpened = 12

export function noteOpened(answer: Answer): void {
  opened = [...opened.filter(({ name, key }) => name !== answer.name || key !== answer.key), answer].slice(
    -mostOpened,
  )
}

/** A page has come into sight: what is opened from now on is its own. */
export function beginPage(): void {
  opened = []
}

/** Lets go of what the page in sight has opened, in memory and kept: it may be what broke the page. */
export function forgetOpened(): void {
  for (const { name, key } of opened) {
    forgetAnswer(name, key)
    rememberers.filter((each) => each.name === name).forEach((each) => each.forget(key))
  }
}
