/** Owns the messages between the cloud and the worker thread of a function instance. */

/** A thrown value as plain data. */
export interface Caught {
  name: string
  message: string
  stack: string
}

export type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug'

/** What an instance is asked: run one event under this identity. */
export interface CallMessage {
  type: 'call'
  callId: string
  /** The event as JSON text. */
  event: string
  /** Variables of this call alone; those of the call before are taken away. */
  env: Record<string, string>
  timeLimitMs: number
}

/** What an instance tells. */
export type InstanceMessage =
  | { type: 'ready' }
  | { type: 'loadFailed'; error: Caught }
  | { type: 'result'; callId: string; text: string }
  | { type: 'failed'; callId: string; error: Caught }
  | { type: 'crash'; callId: string | null; error: Caught }
  | { type: 'log'; callId: string | null; level: LogLevel; text: string }
