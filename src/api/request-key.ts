/** Owns the keys that keep a command from happening twice, for as long as nobody knows whether it happened. */
import type { Input, KeyedAction, Output } from '@/contract'
import { readItem, removeItem, writeItem } from '@/platform/storage'
import { call } from './client'
import { isSettled, type Answer } from './failure'

/** Where keys are kept; they outlive the app being closed. */
export interface KeyStore {
  read(key: string): unknown
  write(key: string, value: unknown): unknown
  remove(key: string): void
}

interface KeptKey {
  requestKey: string
  /** The input it was made for: another input is another wish and gets a key of its own. */
  input: string
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A key of 24 letters; a collision within one person's own commands is out of reach. */
export function newRequestKey(): string {
  let key = ''
  for (let i = 0; i < 24; i++) key += ALPHABET[Math.floor(Math.random() * ALPHABET.length)]
  return key
}

function isKept(value: unknown): value is KeptKey {
  const kept = value as Partial<KeptKey> | null
  return typeof kept?.requestKey === 'string' && typeof kept.input === 'string'
}

/**
 * Makes a sender that keeps a key before the first attempt, uses it again while the outcome is unknown, and drops
 * it on success or when the cloud has refused for good.
 */
export function createKeyedSender(store: KeyStore, newKey: () => string = newRequestKey) {
  return async function sendKeyed<T>(
    action: string,
    input: unknown,
    send: (requestKey: string) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const slot = `request-key:${action}`
    const text = JSON.stringify(input)
    const kept = store.read(slot)
    const requestKey = isKept(kept) && kept.input === text ? kept.requestKey : newKey()
    store.write(slot, { requestKey, input: text } satisfies KeptKey)
    const answer = await send(requestKey)
    if (isSettled(answer)) store.remove(slot)
    return answer
  }
}

const sendKeyed = createKeyedSender({ read: readItem, write: writeItem, remove: removeItem })

/** Like `call`, for the actions that need a request key: the key is made, kept, used again and dropped here. */
export function callKeyed<A extends KeyedAction>(action: A, input: Input<A>): Promise<Answer<Output<A>>> {
  const send = call as (action: A, input: Input<A>, requestKey: string) => Promise<Answer<Output<A>>>
  return sendKeyed(action, input, (requestKey) => send(action, input, requestKey))
}
