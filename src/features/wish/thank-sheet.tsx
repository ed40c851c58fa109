/** Says thank you: in words, by voice, or both. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText, type Failure } from '@/api/failure'
import { upload } from '@/api/files'
import { Stack } from '@/components/card'
import { Field } from '@/components/field'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { VoiceRecorder } from '@/components/voice/recorder'
import { useDraft } from '@/platform/use-draft'
import type { VoiceClip } from '@/platform/voice-clip'
import { thankFor } from './detail-store'
import type { WishDetail } from './words'

interface ThankSheetProps {
  wish: WishDetail
  onSaid: (text: string) => void
  onClose: () => void
}

interface Thanks {
  text: string
  /** Sent already, so that a second try sends it no second time. */
  sent: { path: string; fileId: string; seconds: number } | null
}

export function ThankSheet({ wish, onSaid, onClose }: ThankSheetProps) {
  const { value, edit, dropSent } = useDraft<Thanks>(`wish:thank:${wish.wishId}`, { text: '', sent: null })
  const [clip, setClip] = useState<VoiceClip | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function voice(): Promise<{ fileId: string; seconds: number } | Failure | null> {
    if (clip === null) return null
    if (value.sent?.path === clip.path) return { fileId: value.sent.fileId, seconds: value.sent.seconds }
    const answer = await upload(clip.path, 'voice')
    if (!answer.ok) return answer.failure
    const sent = { path: clip.path, fileId: answer.data.fileId, seconds: clip.seconds }
    edit({ sent })
    return { fileId: sent.fileId, seconds: sent.seconds }
  }

  async function send(): Promise<void> {
    const said = await voice()
    if (said !== null && 'kind' in said) return setFailure(said)
    const { wishId, version } = wish
    const answer = await thankFor({
      ...{ wishId, version, text: value.text.trim() },
      ...(said !== null && { voice: said }),
    })
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    dropSent(value)
    onSaid('您的感谢送到了，帮忙的人会听到')
    onClose()
  }

  return (
    <Sheet
      open
      title="说声谢谢"
      confirm="送出感谢"
      confirmDisabled={clip === null && value.text.trim() === ''}
      onConfirm={send}
      onClose={onClose}
    >
      <Stack>
        <View>说一段话，或写一句，都行。检查过后会挂在已圆的便签上。</View>
        <View>
          <Field label="说出来" optional>
            <VoiceRecorder clip={clip} onChange={setClip} label="感谢的话" />
          </Field>
          <TextField
            label="写一句"
            value={value.text}
            onChange={(text) => edit({ text })}
            multiline
            maxLength={200}
            placeholder="比如：灯亮了，心里也亮堂了，谢谢小伙子"
            optional
          />
        </View>
        {failure && <Note tone="seal" text={failureText(failure)} />}
      </Stack>
    </Sheet>
  )
}
