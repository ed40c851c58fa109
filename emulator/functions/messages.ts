/** Owns the messages between the cloud and the process of a function instance. */

/** A thrown value as plain data. */
export interface Caught {
  name: string
  message: string
  stack: string
}

export type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug'

/** What an instance is told first: which function it is. */
export interface StartMessage {
  type: 'start'
  name: string
  dir: string
  entry: string
  memoryMb: number
  sdkRoot: string
  /** Where compiled code is kept for the next instance. */
  codeRoot: string
  /** How far the cloud's time runs ahead of the machine's. */
  offsetMs: number
  wire: Wire
}

/**
 * How requests of the SDK reach the cloud: over HTTP as on the platform, or by the channel between the two processes,
 * which spares both of them the socket.
 */
export type Wire = 'http' | 'port'

/** A request that an instance sends by the channel. */
export interface AskMessage {
  type: 'ask'
  id: number
  /** Path and query. */
  path: string
  headers: Record<string, string>
  /** The body as text, or in base64 where it is none. */
  text?: string
  base64?: string
}

/** What it is answered; `severed` when the connection would have broken. */
export type AnswerMessage = { type: 'answer'; id: number } & (
  { severed: true } | ({ status: number; headers: Record<string, string> } & AnswerBody)
)

/** A body that is JSON goes as what it says, any other in base64. */
type AnswerBody = { json: unknown } | { base64: string }

/** What an instance is asked: run one event under this identity. */
export interface CallMessage {
  type: 'call'
  callId: string
  /** The event as JSON text. */
  event: string
  /** Variables of this call alone; those of the call before are taken away. */
  env: Record<string, string>
  /** 0 for none. */
  timeLimitMs: number
  /** Whether it may be stopped on its way. */
  mayStop: boolean
}

/** What an instance is told of a call that goes no further. */
export interface StopMessage {
  type: 'stop'
  callId: string
}

/** What an instance tells. */
export type InstanceMessage =
  | { type: 'ready' }
  | { type: 'loadFailed'; error: Caught }
  | { type: 'result'; callId: string; text: string }
  | { type: 'failed'; callId: string; error: Caught }
  | { type: 'crash'; callId: string | null; error: Caught }
  /** What it holds outside the heap has passed the limit. */
  | { type: 'outOfMemory' }
  | AskMessage
  | { type: 'log'; callId: string | null; level: LogLevel; text: string }
