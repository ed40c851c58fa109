/** Owns home visits that wait on this phone: written down at the door with their photos, handed in once when there is signal. */
import type { Input, Output } from '@/contract'
import { dropKeptFile, openKeptFile } from '@/platform/kept-files'
import { call } from './client'
import { failureOf, type Answer } from './failure'
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

type WaitingVisit = What & {
  requestKey: string
  photos: WaitingPhoto[]
  /** It may have arrived. */
  sent?: true
  /** It shall be taken back once it has arrived. */
  back?: true
}

export type QueuedHomeVisit = Queued<WaitingVisit, Written>

/** Sent again under the same name, a photo is the same file. */
async function sendPhoto({ name, fileId }: WaitingPhoto): Promise<Answer<WaitingPhoto>> {
  if (fileId !== null) return { ok: true, data: { name, fileId } }
  const path = await openKeptFile(name)
  if (path === null) return { ok: true, data: { name, fileId: '' } }
  const answer = await upload(path, 'visit', undefined, path, name)
  return answer.ok ? { ok: true, data: { name, fileId: answer.data.fileId } } : answer
}

const fileIdsOf = ({ photos }: WaitingVisit): string[] =>
  photos.flatMap(({ fileId }) => (fileId ? [fileId] : []))

const handIn = (visit: WaitingVisit): Promise<Answer<Written>> =>
  visit.action === 'visit.save'
    ? call('visit.save', { ...visit.input, photos: fileIdsOf(visit) }, visit.requestKey)
    : call('visit.correct', visit.input, visit.requestKey)

/** What was handed in since the app was opened, so that it can still be taken back. */
const arrived = new Map<string, string>()

/** The photos first, each kept as it is reached, then one call; whatever is cut off goes on where it was. */
async function send(
  visit: WaitingVisit,
  note: (reached: Partial<WaitingVisit>) => void,
): Promise<Answer<Written>> {
  let current = visit
  const reach = (some: Partial<Pick<WaitingVisit, 'photos' | 'sent'>>) => {
    current = { ...current, ...some }
    note(some)
  }
  for (const photo of visit.photos) {
    const answer = await sendPhoto(photo)
    if (!answer.ok) return answer
    if (answer.data.fileId !== photo.fileId)
      reach({ photos: current.photos.map((one) => (one.name === photo.name ? answer.data : one)) })
  }
  if (!current.sent) reach({ sent: true })
  const answer = await handIn(current)
  if (!answer.ok) return answer
  if (visit.back) {
    const taken = await call('visit.takeBack', { visitId: answer.data.visitId })
    if (!taken.ok) return taken
  }
  arrived.set(visit.requestKey, answer.data.visitId)
  visit.photos.forEach(({ name }) => dropKeptFile(name))
  return answer
}

const queue = phoneQueue<WaitingVisit, Written>('home-visits', {
  idOf: ({ requestKey }) => requestKey,
  lineOf: ({ action, input }) => (action === 'visit.save' ? input.personId : input.visitId),
  send,
  // That a household had moved is said until it was read.
  stays: ({ moved }) => moved,
})

export const useHomeVisits = queue.use

/** How many wait. */
export const waitingVisits = (): number =>
  queue.items().filter(({ state }) => state.status !== 'uploaded').length

const find = (requestKey: string) => queue.items().find((one) => one.requestKey === requestKey)

/** Keeps a visit, then hands it in when there is signal; a second tap finds it kept. False when the phone is full. */
export function keepVisit(visit: WaitingVisit, title: string): boolean {
  if (find(visit.requestKey) || arrived.has(visit.requestKey)) return true
  if (!queue.keep(visit, title)) {
    queue.takeOff(visit.requestKey)
    return false
  }
  void queue.upload()
  return true
}

export const sendVisits = (): Promise<void> => queue.upload()
export const readVisit = (requestKey: string): void => queue.dismiss(requestKey)
export const sendVisitAgain = (requestKey: string): Promise<void> => {
  queue.again(requestKey)
  return queue.upload()
}

/** Takes what was refused off the list, to be put right or let go; its photos stay where it is put right. */
export function takeVisit(requestKey: string, photos: 'kept' | 'dropped'): void {
  if (photos === 'dropped') find(requestKey)?.photos.forEach(({ name }) => dropKeptFile(name))
  queue.takeOff(requestKey)
}

/**
 * Takes a visit back that was just written down. One that was never sent leaves the phone; one that may have arrived is
 * handed in and taken back at once.
 */
export async function undoVisit(requestKey: string): Promise<Answer<unknown>> {
  // What is on its way is waited for, so that nothing is taken off while it arrives.
  await queue.upload()
  const waiting = find(requestKey)
  if (waiting && !waiting.sent) {
    takeVisit(requestKey, 'dropped')
    return { ok: true, data: null }
  }
  if (waiting) {
    queue.change(requestKey, (visit) => ({ ...visit, back: true }))
    void queue.upload()
    return { ok: true, data: null }
  }
  const visitId = arrived.get(requestKey)
  return visitId === undefined
    ? { ok: false, failure: failureOf({ code: 'NOT_FOUND' }) }
    : call('visit.takeBack', { visitId })
}
