/** Owns the keys that keep a command from happening twice, for as long as nobody knows whether it happened. */
import type { Input, KeyedAction, Output } from '@/contract'
import { ask } from '@/platform/ask'
import { randomLetters } from '@/platform/random'
import { call } from './client'
import { declined, isSettled, type Answer } from './failure'
import { createKeptKeys, keptKeys, slotOf, type KeptKeys, type KeyStore } from './kept-keys'
import { serverNow } from './server-clock'

export type { KeyStore } from './kept-keys'

/**
 * For so long the same input means the same attempt, without a word. Whoever walks out of a lift or waits for a signal
 * taps again within minutes; a quarter of an hour later the person may well mean another one.
 */
const sameAttemptMs = 10 * 60_000
/** Up to a day the person is asked which of the two is meant. Later than that nobody thinks of the old attempt. */
const forgottenMs = 24 * 60 * 60_000

/** A key of 24 letters; a collision within one person's own commands is out of reach. */
export const newRequestKey = (): string => randomLetters(24)

interface SenderPorts {
  /** The phone's clock. */
  now(): number
  /** Asks whether an attempt of long ago, whose outcome is not known, is the one to go on with. */
  isSameAttempt(triedAt: number): Promise<boolean>
  newKey(): string
}

const clock = (at: number): string => {
  const time = new Date(at)
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}

const ports: SenderPorts = {
  now: () => Date.now(),
  isSameAttempt: (triedAt) =>
    ask({
      title: '上次的还没有结果',
      text: `${clock(triedAt)} 办过一样的，没有等到结果。接着办那一次，不会办成两次。`,
      yes: '接着办',
      no: '先不办',
    }),
  newKey: newRequestKey,
}

/**
 * Makes a sender that keeps a key before the first attempt, uses it again while the outcome is unknown, and drops
 * it on success, when the cloud has refused for good, and when the person says that another one is meant.
 */
export function createKeyedSender(store: KeyStore | KeptKeys, given: Partial<SenderPorts> = {}) {
  const keys = 'find' in store ? store : createKeptKeys(store)
  const { now, isSameAttempt, newKey } = { ...ports, ...given }

  return async function sendKeyed<T>(
    action: string,
    input: unknown,
    send: (requestKey: string) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const slot = slotOf(action, input)
    const kept = keys.find(slot)
    // A clock that was set back in between makes an age below nothing: then it is not known either.
    const age = kept ? Math.abs(now() - kept.triedAt) : Infinity
    const before = age < forgottenMs ? kept : null
    if (before && age > sameAttemptMs && !(await isSameAttempt(before.triedAt))) {
      keys.drop(slot)
      return { ok: false, failure: declined }
    }
    const requestKey = before?.requestKey ?? newKey()
    const sentAt = before?.sentAt ?? serverNow()
    keys.keep({ slot, action, requestKey, input, sentAt, triedAt: now() })
    const answer = await send(requestKey)
    if (isSettled(answer)) keys.drop(slot)
    return answer
  }
}

const sendKeyed = createKeyedSender(keptKeys)

/** Like `call`, for the actions that need a request key: the key is made, kept, used again and dropped here. */
export function callKeyed<A extends KeyedAction>(action: A, input: Input<A>): Promise<Answer<Output<A>>> {
  const send = call as (action: A, input: Input<A>, requestKey: string) => Promise<Answer<Output<A>>>
  return sendKeyed(action, input, (requestKey) => send(action, input, requestKey))
}
