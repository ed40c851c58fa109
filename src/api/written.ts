/** Owns what was written while the cloud could not be reached: kept on the phone with its request key, handed in once when it can be. */
import { create } from 'zustand'
import type { Input, Output } from '@/contract'
import type { CaseAction } from '@/contract/case'
import { onNetworkBack } from '@/platform/network'
import { readItem, writeItem } from '@/platform/storage'
import { call } from './client'
import { type Answer, failureText } from './failure'
import { keptKeys, slotOf } from './kept-keys'
import { newRequestKey } from './request-key'

type Begin = CaseAction<'begin'>

interface Written {
  /** The key of the first attempt, which may have arrived unheard: the cloud knows it again, however late. */
  requestKey: string
  action: Begin
  input: Input<Begin>
  /** Why the cloud did not take it; null while it has not said anything. */
  refused: string | null
}

const place = 'written'

const isWritten = (value: unknown): value is Written =>
  typeof (value as Partial<Written> | null)?.requestKey === 'string'

function kept(): Written[] {
  const found = readItem(place)
  return Array.isArray(found) ? found.filter(isWritten) : []
}

/** What waits on this phone, newest last. */
export const useWritten = create<{ written: readonly Written[] }>(() => ({ written: kept() }))

const all = () => useWritten.getState().written

function change(written: readonly Written[]): boolean {
  const lies = writeItem(place, written)
  useWritten.setState({ written })
  return lies
}

/** Keeps what could not be handed in. False when the phone is full: then it is better left in its form. */
export function keepWritten(action: Begin, input: Input<Begin>): boolean {
  const slot = slotOf(action, input)
  const requestKey = keptKeys.find(slot)?.requestKey ?? newRequestKey()
  const before = all()
  if (!change([...before, { requestKey, action, input, refused: null }])) {
    change(before)
    return false
  }
  keptKeys.drop(slot)
  return true
}

const without = (requestKey: string) => all().filter((one) => one.requestKey !== requestKey)

/** Lets go of what the cloud has refused. */
export const dropWritten = (requestKey: string): void => void change(without(requestKey))

const mark = (requestKey: string, refused: string | null): void =>
  void change(all().map((one) => (one.requestKey === requestKey ? { ...one, refused } : one)))

const begin = call as (action: Begin, input: Input<Begin>, key: string) => Promise<Answer<Output<Begin>>>

async function sendAll(): Promise<void> {
  for (const { requestKey, action, input, refused } of all()) {
    if (refused !== null) continue
    const answer = await begin(action, input, requestKey)
    if (answer.ok) dropWritten(requestKey)
    else if (answer.failure.retry === 'never') mark(requestKey, failureText(answer.failure))
    else if (answer.failure.kind === 'offline') return
  }
}

let sending: Promise<void> | null = null
let listening = false

/** Hands in what waits, oldest first; runs alone however often it is called, and listens for signal from then on. */
export function sendWritten(): Promise<void> {
  if (!listening) {
    listening = true
    onNetworkBack(() => void sendWritten())
  }
  sending ??= sendAll().finally(() => {
    sending = null
  })
  return sending
}

/** Tries once more what the cloud has refused: a day's measure may be full today and not tomorrow. */
export function sendAgain(requestKey: string): Promise<void> {
  mark(requestKey, null)
  return sendWritten()
}
