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
}

let manager: Taro.RecorderManager | null = null
let turn: Turn | null = null

const refusals = /auth|deny|privacy|permission/i

/** Stops that WeChat still owes for recordings that were thrown away: what they bring belongs to nobody. */
let owed = 0

function settle(answer: ClipAnswer): void {
  turn?.settle(answer)
  turn = null
}

function stopped(answer: ClipAnswer): void {
  if (owed > 0) owed--
  else settle(answer)
}

/** Throws away what is being said; the microphone stops a moment later. */
function throwAway(here: Taro.RecorderManager): void {
  if (!turn) return
  owed++
  settle({ ok: false, reason: 'cancelled' })
  here.stop()
}

/** WeChat has one recorder and no way to stop listening to it, so it is listened to once. */
function recorder(): Taro.RecorderManager {
  if (manager) return manager
  manager = Taro.getRecorderManager()
  manager.onStart(() => {
    // WeChat has ended the one before by then, whether it said so or not.
    owed = 0
    turn?.onStarted()
  })
  manager.onStop(({ tempFilePath, duration }) => stopped(clipOf(tempFilePath, duration)))
  manager.onError(({ errMsg }) =>
    stopped({ ok: false, reason: refusals.test(errMsg) ? 'refused' : 'unavailable' }),
  )
  // A call comes in: what was said until then is kept, and the page does not wait for the rest.
  const here = manager
  here.onInterruptionBegin?.(() => here.stop())
  return manager
}

/** Begins to record, at most `longestSeconds`. Call it from a tap; WeChat asks for the microphone the first time. */
export function startRecording(onStarted: () => void): Recording {
  const here = recorder()
  throwAway(here)
  const done = new Promise<ClipAnswer>((resolve) => {
    turn = { onStarted, settle: resolve }
  })
  const own = turn
  here.start({
    duration: longestSeconds * 1000,
    format: 'mp3',
    sampleRate: 16000,
    numberOfChannels: 1,
    encodeBitRate: 48000,
  })
  return {
    stop: () => {
      if (turn === own) here.stop()
    },
    cancel: () => {
      if (turn === own) throwAway(here)
    },
    done,
  }
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
  try {
    // Old people's phones are often muted at the side; whoever taps on a voice wants to hear it.
    void Taro.setInnerAudioOption({ obeyMuteSwitch: false }).catch(() => undefined)
  } catch {
    // An older WeChat obeys the switch.
  }
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
