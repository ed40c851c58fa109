/** Owns the microphone and the loudspeaker in the browser: one recording and one voice at a time. */
import {
  clipOf,
  longestSeconds,
  type ClipAnswer,
  type Listener,
  type Playing,
  type Recording,
} from './voice-clip'
import { voiceRate, wavOf } from './wav'

/** Browsers record in formats of their own; what is sent is one that everybody can play and check. */
async function asWav(recorded: Blob): Promise<Blob> {
  const context = new OfflineAudioContext(1, 1, voiceRate)
  const sound = await context.decodeAudioData(await recorded.arrayBuffer())
  return new Blob([wavOf(sound.getChannelData(0))], { type: 'audio/wav' })
}

/** What browsers can record, the most common first. */
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

async function listen(): Promise<MediaStream | 'refused' | 'unavailable'> {
  // A page that is not served safely has no media devices at all.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (!devices || typeof MediaRecorder === 'undefined') return 'unavailable'
  try {
    return await devices.getUserMedia({ audio: true })
  } catch (error) {
    return (error as DOMException).name === 'NotAllowedError' ? 'refused' : 'unavailable'
  }
}

/** Begins to record, at most `longestSeconds`. Call it from a tap; the browser asks for the microphone. */
export function startRecording(onStarted: () => void): Recording {
  let recorder: MediaRecorder | null = null
  let ended: 'stop' | 'cancel' | null = null

  async function run(): Promise<ClipAnswer> {
    const stream = await listen()
    if (typeof stream === 'string') return { ok: false, reason: stream }
    const release = () => stream.getTracks().forEach((track) => track.stop())
    if (ended !== null) {
      release()
      return { ok: false, reason: 'cancelled' }
    }
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
    const taking = new MediaRecorder(stream, mimeType === undefined ? {} : { mimeType })
    recorder = taking
    const parts: Blob[] = []
    taking.addEventListener('dataavailable', ({ data }) => parts.push(data))
    const stopped = new Promise((resolve) => taking.addEventListener('stop', resolve))
    taking.start()
    const startedAt = performance.now()
    onStarted()
    const limit = setTimeout(() => taking.stop(), longestSeconds * 1000)
    await stopped
    clearTimeout(limit)
    release()
    if (ended === 'cancel') return { ok: false, reason: 'cancelled' }
    const heardMs = performance.now() - startedAt
    try {
      return clipOf(URL.createObjectURL(await asWav(new Blob(parts))), heardMs)
    } catch {
      // Nothing that could be played was recorded.
      return clipOf('', 0)
    }
  }

  const end = (how: 'stop' | 'cancel') => {
    ended = how
    if (recorder?.state === 'recording') recorder.stop()
  }
  return { stop: () => end('stop'), cancel: () => end('cancel'), done: run() }
}

let voice: { audio: HTMLAudioElement; listener: Listener } | null = null

function hush(tell: boolean): void {
  const ended = voice
  voice = null
  ended?.audio.pause()
  if (tell) ended?.listener.onEnd()
}

/** Plays a recording or a file. Another voice that plays is ended first. */
export function playVoice(src: string, listener: Listener): Playing {
  hush(true)
  const audio = new Audio(src)
  const own = { audio, listener }
  voice = own
  const isOn = () => voice === own
  const fail = () => {
    if (!isOn()) return
    hush(false)
    listener.onFail()
  }
  audio.addEventListener('timeupdate', () => isOn() && listener.onTime(audio.currentTime))
  audio.addEventListener('ended', () => isOn() && hush(true))
  audio.addEventListener('error', fail)
  const start = () => void audio.play().catch(fail)
  start()
  return {
    pause: () => isOn() && audio.pause(),
    resume: () => isOn() && start(),
    stop: () => isOn() && hush(false),
  }
}
