/** Owns what a person does with visits that wait on this phone: keeping one, letting one go, putting one right. */
import { useEffect, useRef } from 'react'
import { call } from '@/api/client'
import { type Answer, ownRefusal } from '@/api/failure'
import { arrivedVisits, homeVisits, type WaitingVisit } from '@/api/visit-queue'
import { dropKeptFile } from '@/platform/kept-files'

export const useHomeVisits = homeVisits.use

/** Runs `read` whenever fewer are on this phone than before: what the cloud says of them has changed. */
export function useVisitsArrived(read: () => void): void {
  const count = useHomeVisits(({ items }) => items.length)
  const before = useRef(count)
  const latest = useRef(read)
  latest.current = read
  useEffect(() => {
    if (count < before.current) latest.current()
    before.current = count
  }, [count])
}

/** How many wait. */
export const waitingVisits = (): number =>
  homeVisits.items().filter(({ state }) => state.status !== 'uploaded').length

const find = (requestKey: string) => homeVisits.items().find((one) => one.requestKey === requestKey)

/** Keeps a visit, then hands it in when there is signal; a second tap finds it kept. False when the phone is full. */
export function keepVisit(visit: WaitingVisit, title: string): boolean {
  if (find(visit.requestKey) || arrivedVisits.has(visit.requestKey)) return true
  if (!homeVisits.keep(visit, title)) {
    homeVisits.takeOff(visit.requestKey)
    return false
  }
  void homeVisits.upload()
  return true
}

export const sendVisits = (): Promise<void> => homeVisits.upload()
export const readVisit = (requestKey: string): void => homeVisits.dismiss(requestKey)
export const sendVisitAgain = (requestKey: string): Promise<void> => {
  homeVisits.again(requestKey)
  return homeVisits.upload()
}

/** Takes what was refused off the list, to be put right or let go; its photos stay where it is put right. */
export function takeVisit(requestKey: string, photos: 'kept' | 'dropped'): void {
  if (photos === 'dropped') find(requestKey)?.photos.forEach(({ name }) => dropKeptFile(name))
  homeVisits.takeOff(requestKey)
}

/**
 * Takes a visit back that was just written down. One that was never sent leaves the phone; one that may have arrived is
 * handed in and taken back at once.
 */
export async function undoVisit(requestKey: string): Promise<Answer<unknown>> {
  // What is on its way is waited for, so that nothing is taken off while it arrives.
  await homeVisits.upload()
  const waiting = find(requestKey)
  if (waiting && !waiting.sent) {
    takeVisit(requestKey, 'dropped')
    return { ok: true, data: null }
  }
  if (waiting) {
    homeVisits.change(requestKey, (visit) => ({ ...visit, back: true }))
    void homeVisits.upload()
    return { ok: true, data: null }
  }
  const visitId = arrivedVisits.get(requestKey)
  return visitId === undefined
    ? { ok: false, failure: ownRefusal('NOT_FOUND') }
    : call('visit.takeBack', { visitId })
}
