/** Owns cases that were written while the cloud could not be reached: kept on the phone with their request key, handed in once. */
import type { Input, Output } from '@/contract'
import type { CaseAction } from '@/contract/case'
import { call } from './client'
import type { Answer } from './failure'
import { keptKeys, slotOf } from './kept-keys'
import { phoneQueue } from './phone-queue'
import { newRequestKey } from './request-key'

type Begin = CaseAction<'begin'>

export interface Written {
  /** The key of the first attempt, which may have arrived unheard: the cloud knows it again, however late. */
  requestKey: string
  action: Begin
  input: Input<Begin>
}

const begin = call as (action: Begin, input: Input<Begin>, key: string) => Promise<Answer<Output<Begin>>>

const queue = phoneQueue<Written, Output<Begin>>('written', {
  idOf: ({ requestKey }) => requestKey,
  lineOf: ({ requestKey }) => requestKey,
  send: ({ action, input, requestKey }) => begin(action, input, requestKey),
  // The station has it then, and lists it.
  stays: () => false,
})

/** What waits on this phone, newest last. */
export const useWritten = queue.use

/** Keeps what could not be handed in. False when the phone is full: then it is better left in its form. */
export function keepWritten(action: Begin, input: Input<Begin>): boolean {
  const slot = slotOf(action, input)
  const requestKey = keptKeys.find(slot)?.requestKey ?? newRequestKey()
  if (!queue.keep({ requestKey, action, input }, '')) {
    queue.takeOff(requestKey)
    return false
  }
  keptKeys.drop(slot)
  return true
}

/** Hands in what waits. */
export const sendWritten = (): Promise<void> => queue.upload()

/** What the cloud has refused, to be written once more; null when it waits no longer. */
export const writtenOf = (requestKey: string): Written | null =>
  queue.items().find((item) => item.requestKey === requestKey) ?? null

/** Lets go of what the cloud has refused. */
export const dropWritten = (requestKey: string): void => queue.dismiss(requestKey)

/** Tries once more what the cloud has refused: a day's measure may be full today and not tomorrow. */
export function sendAgain(requestKey: string): Promise<void> {
  queue.again(requestKey)
  return queue.upload()
}
