/** The gallery's scene for photos and voices: adding them, one that did not go, listening. */
import { useState } from 'react'
import { Card, Stack } from '@/components/card'
import { PhotoField } from '@/components/photo-field'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { VoicePlayer } from '@/components/voice/player'
import { VoiceRecorder } from '@/components/voice/recorder'
import type { VoiceClip } from '@/platform/voice-clip'
import { swatch } from './forms'
import type { Scene } from './scenes'

/** The gallery has no cloud, so a chosen photo says honestly that it did not go. */
const noCloud = () =>
  Promise.resolve({ ok: false as const, text: '没有连上网络，照片还在，连上后点一下重传' })

export const media: Scene = function Media() {
  const [photos, setPhotos] = useState([swatch('#8fa58f'), swatch('#b59a7a')])
  const [clip, setClip] = useState<VoiceClip | null>(null)
  return (
    <Screen title="照片和语音">
      <Stack>
        <Card>
          <PhotoField
            label="照片"
            hint="拍东西就好，别拍到人脸"
            value={photos}
            onChange={setPhotos}
            max={3}
            upload={noCloud}
            srcOf={(fileId) => fileId}
            optional
          />
        </Card>
        <Card>
          <VoicePlayer src="" seconds={12} label="陈奶奶的感谢" />
        </Card>
      </Stack>
      <Section title="说声谢谢">
        <Card>
          <VoiceRecorder clip={clip} onChange={setClip} label="感谢的话" />
        </Card>
      </Section>
    </Screen>
  )
}
