/** Owns the phone's microphone and loudspeaker: one recording and one voice at a time. */
import Taro from '@tarojs/taro'
import {
  clipOf,
  longestSeconds,
  type ClipAnswer,
  type Listener,
  type Playing,
  type Recording,
} from './voice-clip'

interface Turn {
  onStarted: () => void
  settle: (answer: ClipAnswer) => void
  cancelled: boolean
}

let manager: Taro.RecorderManager | null = null
let turn: Turn | null = null

const refusals = /auth|deny|privacy|permission/i

function settle(answer: ClipAnswer): void {
  turn?.settle(turn.cancelled ? { ok: false, reason: 'cancelled' } : answer)
  turn = null
}

/** WeChat has one recorder and no way to stop listening to it, so it is listened to once. */
function recorder(): Taro.RecorderManager {
  if (manager) return manager
  manager = Taro.getRecorderManager()
  manager.onStart(() => turn?.onStarted())
  manager.onStop(({ tempFilePath, duration }) => settle(clipOf(tempFilePath, duration)))
  manager.onError(({ errMsg }) =>
    settle({ ok: false, reason: refusals.test(errMsg) ? 'refused' : 'unavailable' }),
  )
  return manager
}

/** Begins to record, at most `longestSeconds`. Call it from a tap; WeChat asks for the microphone the first time. */
export function startRecording(onStarted: () => void): Recording {
  settle({ ok: false, reason: 'cancelled' })
  const here = recorder()
  const done = new Promise<ClipAnswer>((resolve) => {
    turn = { onStarted, settle: resolve, cancelled: false }
  })
  here.start({
    duration: longestSeconds * 1000,
    format: 'mp3',
    sampleRate: 16000,
    numberOfChannels: 1,
    encodeBitRate: 48000,
  })
  const cancel = () => {
    if (turn) turn.cancelled = true
    here.stop()
  }
  return { stop: () => here.stop(), cancel, done }
}

let voice: { audio: Taro.InnerAudioContext; listener: Listener } | null = null

function hush(tell: boolean): void {
  const ended = voice
  voice = null
  ended?.audio.destroy()
  if (tell) ended?.listener.onEnd()
}

/** Plays a file on the phone or a cloud file. Another voice that plays is ended first. */
export function playVoice(src: string, listener: Listener): Playing {
  hush(true)
  const audio = Taro.createInnerAudioContext()
  const own = { audio, listener }
  voice = own
  const isOn = () => voice === own
  audio.onTimeUpdate(() => isOn() && listener.onTime(audio.currentTime))
  audio.onEnded(() => isOn() && hush(true))
  audio.onError(() => {
    if (!isOn()) return
    hush(false)
    listener.onFail()
  })
  audio.src = src
  audio.play()
  return {
    pause: () => isOn() && audio.pause(),
    resume: () => isOn() && audio.play(),
    stop: () => isOn() && hush(false),
  }
}
