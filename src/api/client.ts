/** Owns the one way to ask the cloud for something: typed from the contract, with every failure as a value. */
import type { ActionName, ApiError, ApiRequest, Input, KeyedAction, Output } from '@/contract'
import { failureOf, fault, offline, ownRefusal, type Answer } from './failure'
import { keptKeys } from './kept-keys'
import { NoAnswer } from './no-answer'
import { noteHolder } from './remembered'
import { learnServerTime } from './server-clock'
import { send } from './transport'

/** A key is required exactly where the contract asks for one. */
type Key<A extends ActionName> = A extends KeyedAction ? [requestKey: string] : []

interface ReplyBody {
  ok: boolean
  data?: unknown
  error?: Partial<ApiError>
  /** For whom it was answered; see remembered.ts. */
  holder?: unknown
}

/** A cold function may take some seconds; a person waits no longer than this. */
const timeoutMs = 12_000
/** Waits before asking a busy cloud again, so that people seldom hear of it. */
const busyWaitsMs = [300, 900]

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

function withinTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer('timeout')), timeoutMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function isReply(reply: unknown): reply is ReplyBody {
  return typeof reply === 'object' && reply !== null && typeof (reply as ReplyBody).ok === 'boolean'
}

/** An answer for somebody who held the phone before; the same is asked again for whoever holds it now. */
const outdated: Answer<unknown> = { ok: false, failure: ownRefusal('BUSY') }

/** Requests sent since the app was opened; clocks may be set back. */
let turns = 0

async function sendOnce(request: ApiRequest): Promise<Answer<unknown>> {
  const sentAt = Date.now()
  const turn = ++turns
  try {
    const reply = await withinTime(send(request))
    if (!isReply(reply)) return { ok: false, failure: fault }
    if (!reply.ok) return { ok: false, failure: failureOf(reply.error ?? {}) }
    if (typeof reply.holder === 'string' && !noteHolder(reply.holder, turn)) return outdated
    const told = (reply.data as { serverNow?: unknown } | null)?.serverNow
    if (typeof told === 'number') learnServerTime(told, sentAt, Date.now())
    return { ok: true, data: reply.data }
  } catch (error) {
    if (error instanceof NoAnswer) return { ok: false, failure: offline }
    console.error('fault', request.action, error)
    return { ok: false, failure: fault }
  }
}

/**
 * Asks the cloud. Never throws: what did not work is a {@link Failure}.
 * A busy cloud is asked again by itself; every request may be repeated, either by its nature or by its key.
 * @param requestKey required for actions that make a new thing each time: see request-key.ts
 */
export async function call<A extends ActionName>(
  action: A,
  input: Input<A>,
  ...[requestKey]: Key<A>
): Promise<Answer<Output<A>>> {
  const request: ApiRequest = requestKey === undefined ? { action, input } : { action, input, requestKey }
  let askedAt = Date.now()
  let answer = await sendOnce(request)
  for (const ms of busyWaitsMs) {
    if (answer.ok || answer.failure.kind !== 'rejected' || answer.failure.code !== 'BUSY') break
    await wait(ms * (0.5 + Math.random()))
    askedAt = Date.now()
    answer = await sendOnce(request)
  }
  if (answer.ok) keptKeys.shown(action, answer.data, askedAt)
  return answer as Answer<Output<A>>
}
