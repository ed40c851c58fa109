/** Owns the ways in which a call does not succeed, each with the words a person reads. */
import type { ApiError, ErrorCode } from '@/contract'
import { phoneErrors } from '@/contract/phone-errors'

type Details = Record<string, string | number>

export type Failure =
  /** The cloud said no, and why. `field` names the input that did not fit, for INVALID_INPUT. */
  | {
      kind: 'rejected'
      code: ErrorCode
      details: Details
      text: string
      next: string
      retry: 'never' | 'same-key'
    }
  /** Nothing came back; whether it arrived is not known. The same request may be sent again. */
  | { kind: 'offline'; text: string; next: string; retry: 'same-key' }
  /** The person thought better of it, when asked; nothing was sent. */
  | { kind: 'declined'; text: string; next: string; retry: 'never' }
  /** Something broke on our side. */
  | { kind: 'fault'; text: string; next: string; retry: 'same-key' }

export type Answer<T> = { ok: true; data: T } | { ok: false; failure: Failure }

export const offline: Failure = {
  kind: 'offline',
  text: '没有连上网络',
  next: '填的内容都在，连上后点一下就好',
  retry: 'same-key',
}

export const declined: Failure = {
  kind: 'declined',
  text: '这次没有办',
  next: '要另办一次，请再点一下',
  retry: 'never',
}

export const fault: Failure = { kind: 'fault', ...phoneErrors.INTERNAL }

/** The failure behind an error that the cloud replied with; one without words is a fault. */
export function failureOf(error: Partial<ApiError>): Failure {
  const { code, details = {}, text, next, retry } = error
  if (!code || code === 'INTERNAL' || !text || next === undefined || !retry) return fault
  return { kind: 'rejected', code, details, text, next, retry }
}

/** What the phone refuses by itself, without asking the cloud. */
export const ownRefusal = (code: keyof typeof phoneErrors): Failure => ({
  kind: 'rejected',
  code,
  details: {},
  ...phoneErrors[code],
})

/** What happened and what to do next, as one sentence. */
export const failureText = ({ text, next }: Failure): string => `${text}，${next}`

/** Whether the cloud has certainly answered, so that the request's key has done its work. */
export const isSettled = (answer: Answer<unknown>): boolean => answer.ok || answer.failure.retry === 'never'

/** Whether the cloud refused with just this code. */
export const isRejected = (
  answer: Answer<unknown>,
  code: ErrorCode,
): answer is { ok: false; failure: Extract<Failure, { kind: 'rejected' }> } =>
  !answer.ok && answer.failure.kind === 'rejected' && answer.failure.code === code
