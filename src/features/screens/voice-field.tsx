/** Something said instead of typed: it is sent as soon as it was said, and can be heard before the form goes. */
import { useEffect, useRef, useState } from 'react'
import { failureText } from '@/api/failure'
import { fileSrc, upload } from '@/api/files'
import { Button } from '@/components/button'
import { Field, type FieldProps } from '@/components/field'
import { Note } from '@/components/note'
import { VoicePlayer } from '@/components/voice/player'
import { VoiceRecorder } from '@/components/voice/recorder'
import type { VoiceClip } from '@/platform/voice-clip'

/** What is recorded and heard. */
const WORDS = '要说的话'

interface VoiceFieldProps extends FieldProps {
  /** The recording that has been sent, by its file id. */
  value: readonly string[]
  onChange: (fileIds: string[]) => void
  /** Told while there is one that has not been sent, so that the form does not go without it. */
  onBusy?: (busy: boolean) => void
}

export function VoiceField({ value, onChange, onBusy, ...field }: VoiceFieldProps) {
  const [clip, setClip] = useState<VoiceClip | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // Said again while the one before was on its way: that one belongs to nobody.
  const latest = useRef<VoiceClip | null>(null)
  const waits = clip !== null && value.length === 0
  const tell = useRef(onBusy)
  tell.current = onBusy
  useEffect(() => tell.current?.(waits), [waits])

  async function send(said: VoiceClip): Promise<void> {
    setProblem(null)
    const answer = await upload(said.path, 'voice')
    if (latest.current !== said) return
    if (answer.ok) onChange([answer.data.fileId])
    else setProblem(failureText(answer.failure))
  }

  function change(said: VoiceClip | null): void {
    latest.current = said
    setClip(said)
    setProblem(null)
    onChange([])
    if (said) void send(said)
  }

  const [sent] = value
  return (
    <Field {...field}>
      {clip === null && sent !== undefined ? (
        <>
          <VoicePlayer src={fileSrc(sent)} label={WORDS} />
          <Button kind="quiet" text="不要语音了" onTap={() => change(null)} />
        </>
      ) : (
        <VoiceRecorder clip={clip} onChange={change} label={WORDS} />
      )}
      {problem !== null && clip !== null && (
        <>
          <Note tone="seal" text={`这段话还没有传上。${problem}`} />
          <Button small kind="second" text="再传一次" onTap={() => send(clip)} />
        </>
      )}
    </Field>
  )
}
