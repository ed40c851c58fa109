/** Owns what a recorded voice is, on WeChat and in the browser. */

/** A recording is stopped by itself after so many seconds. */
export const longestSeconds = 60

/** What lies on the phone until it is sent. */
export interface VoiceClip {
  path: string
  seconds: number
}

export type ClipAnswer =
  | { ok: true; clip: VoiceClip }
  /** refused: the person or the phone does not allow the microphone; unavailable: there is none. */
  | { ok: false; reason: 'cancelled' | 'tooShort' | 'refused' | 'unavailable' }

export interface Recording {
  /** Ends it; what was said is kept. */
  stop: () => void
  /** Ends it; what was said is thrown away. */
  cancel: () => void
  done: Promise<ClipAnswer>
}

export interface Playing {
  pause: () => void
  resume: () => void
  /** Ends it; `onEnd` is not called. */
  stop: () => void
}

export interface Listener {
  /** Seconds heard so far. */
  onTime: (seconds: number) => void
  onEnd: () => void
  onFail: () => void
}

/** Less than this is a slip of the thumb. */
const shortestSeconds = 1

/** What a finished recording is worth. */
export const clipOf = (path: string, ms: number): ClipAnswer =>
  ms / 1000 < shortestSeconds
    ? { ok: false, reason: 'tooShort' }
    : { ok: true, clip: { path, seconds: Math.min(longestSeconds, Math.round(ms / 1000)) } }
