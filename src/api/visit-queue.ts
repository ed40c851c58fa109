/** Owns home visits that wait on this phone: written down at the door with their photos, handed in once when there is signal. */
import type { Input, Output } from '@/contract'
import { dropKeptFile, openKeptFile } from '@/platform/kept-files'
import { call } from './client'
import type { Answer } from './failure'
import { upload } from './files'
import type { Queued } from './offline-queue'
import { phoneQueue } from './phone-queue'

type Written = Output<'visit.save'>

/** A photo by the name under which the phone keeps it, and by its id once the cloud has it; empty when the phone has lost it. */
interface WaitingPhoto {
  name: string
  fileId: string | null
}

/** A visit, or what is added to one that the cloud has. */
type What =
  | { action: 'visit.save'; input: Omit<Input<'visit.save'>, 'photos'> }
  | { action: 'visit.correct'; input: Input<'visit.correct'> }

export type WaitingVisit = What & {
  requestKey: string
  photos: WaitingPhoto[]
  /** It may have arrived. */
  sent?: true
  /** It shall be taken back once it has arrived. */
  back?: true
}

/** What the cloud has written, and how many of its photos the phone had lost before they went. */
type Arrived = Written & { lost: number }

export type QueuedHomeVisit = Queued<WaitingVisit, Arrived>

/** What is added brings no photos; its action leaves out what it does not know. */
const handIn = (visit: WaitingVisit): Promise<Answer<Written>> => {
  const photos = visit.photos.map(({ fileId }) => fileId).filter(Boolean) as string[]
  return call(
    visit.action as 'visit.save',
    { ...visit.input, photos } as Input<'visit.save'>,
    visit.requestKey,
  )
}

/** Sent again under the same name, a photo is the same file; one that the phone has lost is left out. */
async function sendPhoto(name: string): Promise<Answer<{ fileId: string }>> {
  const path = await openKeptFile(name)
  return path === null ? { ok: true, data: { fileId: '' } } : upload(path, 'visit', undefined, path, name)
}

/** What was handed in since the app was opened, by its key, so that it can still be taken back. */
export const arrivedVisits = new Map<string, string>()

/** The photos first, each kept as it is reached, then one call; whatever is cut off goes on where it was. */
async function send(
  visit: WaitingVisit,
  note: (reached: Partial<WaitingVisit>) => void,
): Promise<Answer<Arrived>> {
  let current = visit
  const reach = (some: Partial<Pick<WaitingVisit, 'photos' | 'sent'>>) => {
    current = { ...current, ...some }
    note(some)
  }
  for (const { name } of visit.photos.filter(({ fileId }) => fileId === null)) {
    const answer = await sendPhoto(name)
    if (!answer.ok) return answer
    const { fileId } = answer.data
    reach({ photos: current.photos.map((one) => (one.name === name ? { name, fileId } : one)) })
  }
  if (!current.sent) reach({ sent: true })
  const answer = await handIn(current)
  if (!answer.ok) return answer
  if (visit.back) {
    const taken = await call('visit.takeBack', { visitId: answer.data.visitId })
    if (!taken.ok) return taken
  }
  arrivedVisits.set(visit.requestKey, answer.data.visitId)
  visit.photos.forEach(({ name }) => dropKeptFile(name))
  const lost = current.photos.filter(({ fileId }) => fileId === '').length
  return { ...answer, data: { ...answer.data, lost } }
}

export const homeVisits = phoneQueue<WaitingVisit, Arrived>('home-visits', {
  idOf: ({ requestKey }) => requestKey,
  lineOf: ({ requestKey }) => requestKey,
  send,
  // That a household had moved, or a photo was no longer there, is said until it was read.
  stays: ({ moved, lost }) => moved || lost > 0,
})
