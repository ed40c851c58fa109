/** Says something instead of typing it: tap to begin, tap to end, listen, keep it or say it again. */
import { useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { hasSettings, openSettings } from '@/platform/settings'
import { startRecording } from '@/platform/voice'
import { longestSeconds, type ClipAnswer, type Recording, type VoiceClip } from '@/platform/voice-clip'
import { useTick } from '@/platform/use-tick'
import { Button, ButtonLine } from '../button'
import { Note } from '../note'
import { clockWord, VoicePlayer } from './player'
import styles from './index.module.scss'

interface VoiceRecorderProps {
  /** What was said, or null while nothing is. It lies on the phone; whoever sends the form sends it. */
  clip: VoiceClip | null
  onChange: (clip: VoiceClip | null) => void
  /** What is recorded: 感谢的话. */
  label: string
}

type Reason = Exclude<ClipAnswer, { ok: true }>['reason']

const problems: Record<Reason, string | null> = {
  cancelled: null,
  tooShort: '太短了，再说一次吧',
  refused: '没有得到使用麦克风的许可，可以在设置里打开，或者打字',
  unavailable: '这里没有麦克风，可以打字',
}

type Now = { is: 'quiet' } | { is: 'asking' } | { is: 'recording'; since: number }

function useRecording(onChange: (clip: VoiceClip | null) => void) {
  const [now, setNow] = useState<Now>({ is: 'quiet' })
  const [problem, setProblem] = useState<Reason | null>(null)
  const recording = useRef<Recording | null>(null)
  // Whoever leaves the page has not said anything.
  useEffect(() => () => recording.current?.cancel(), [])

  async function begin(): Promise<void> {
    setProblem(null)
    setNow({ is: 'asking' })
    const taken = startRecording(() => setNow({ is: 'recording', since: Date.now() }))
    recording.current = taken
    const answer = await taken.done
    recording.current = null
    setNow({ is: 'quiet' })
    if (answer.ok) onChange(answer.clip)
    else setProblem(answer.reason)
  }

  return {
    now,
    problem,
    begin: () => void begin(),
    stop: () => recording.current?.stop(),
    cancel: () => recording.current?.cancel(),
  }
}

function Problem({ reason }: { reason: Reason | null }) {
  const words = reason && problems[reason]
  if (!words) return null
  return (
    <>
      <Note tone="amber" text={words} />
      {reason === 'refused' && hasSettings && (
        <Button kind="second" text="去设置里打开麦克风" onTap={openSettings} />
      )}
    </>
  )
}

export function VoiceRecorder({ clip, onChange, label }: VoiceRecorderProps) {
  const { now, problem, begin, stop, cancel } = useRecording(onChange)
  useTick(500, now.is === 'recording')
  if (now.is === 'recording') {
    const seconds = Math.min(longestSeconds, (Date.now() - now.since) / 1000)
    return (
      <View className={styles.recorder}>
        <View className={styles.live}>
          <View className={styles.dot} />
          <View className={styles.time}>{clockWord(seconds)}</View>
          <View className={styles.limit}>{`最长 ${longestSeconds} 秒`}</View>
        </View>
        <ButtonLine>
          <Button kind="second" text="不要了" onTap={cancel} />
          <Button text="说完了" onTap={stop} />
        </ButtonLine>
      </View>
    )
  }
  return (
    <View className={styles.recorder}>
      {clip && <VoicePlayer src={clip.path} seconds={clip.seconds} label={label} />}
      {clip ? (
        <ButtonLine>
          <Button kind="quiet" text="重新说" label={`重新说${label}`} onTap={begin} />
          <Button kind="quiet" text="不要语音了" onTap={() => onChange(null)} />
        </ButtonLine>
      ) : (
        <Button
          kind="second"
          text="说一段话"
          label={`录一段${label}`}
          busy={now.is === 'asking'}
          busyText="正在打开麦克风…"
          onTap={begin}
        />
      )}
      <Problem reason={problem} />
    </View>
  )
}
