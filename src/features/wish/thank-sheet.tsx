/** Says thank you: in words, by voice, or both. */
import { useState } from 'react'
import type { Answer } from '@/api/failure'
import { upload } from '@/api/files'
import { Field } from '@/components/field'
import { VoiceRecorder } from '@/components/voice/recorder'
import { useDraft } from '@/platform/use-draft'
import type { VoiceClip } from '@/platform/voice-clip'
import { ActionSheet, type SheetAnswer } from '../screens/action-sheet'
import { takeStep } from './store'
import type { WishDetail } from './words'

interface ThankSheetProps {
  wish: WishDetail
  onSaid: (text: string) => void
  onClose: () => void
}

interface Thanks {
  /** Sent already, so that a second try sends it no second time. */
  sent: { path: string; fileId: string } | null
}

export function ThankSheet({ wish, onSaid, onClose }: ThankSheetProps) {
  const { wishId, version } = wish
  const { value, edit, dropSent } = useDraft<Thanks>(`wish:thanked:${wishId}`, { sent: null })
  const [clip, setClip] = useState<VoiceClip | null>(null)

  async function voice(said: VoiceClip): Promise<Answer<{ fileId: string; seconds: number }>> {
    const { path, seconds } = said
    if (value.sent?.path === path) return { ok: true, data: { fileId: value.sent.fileId, seconds } }
    const answer = await upload(path, 'voice')
    if (!answer.ok) return answer
    const { fileId } = answer.data
    edit({ sent: { path, fileId } })
    return { ok: true, data: { fileId, seconds } }
  }

  async function send({ words }: SheetAnswer): Promise<Answer<WishDetail>> {
    const said = clip && (await voice(clip))
    if (said?.ok === false) return said
    return takeStep('wish.thank', { wishId, version, text: words, ...(said && { voice: said.data }) })
  }

  return (
    <ActionSheet
      draft={`wish:thank:${wishId}`}
      title="说声谢谢"
      text="说一段话，或写一句，都行。检查过后会挂在已圆的便签上。"
      confirm="送出感谢"
      ask="写一句"
      placeholder="比如：灯亮了，心里也亮堂了，谢谢小伙子"
      optional
      ready={({ words }) => clip !== null || words !== ''}
      onConfirm={send}
      onDone={() => {
        dropSent(value)
        onSaid('您的感谢送到了，帮忙的人会听到')
      }}
      onClose={onClose}
    >
      <Field label="说出来" optional>
        <VoiceRecorder clip={clip} onChange={setClip} label="感谢的话" />
      </Field>
    </ActionSheet>
  )
}
