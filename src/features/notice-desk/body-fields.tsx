/** What a notice says: title, words, pictures, attachments, and how long it stays. */
import { useState, type ReactNode } from 'react'
import { fileSrc, upload } from '@/api/files'
import { Card } from '@/components/card'
import { MomentField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { TextField } from '@/components/field/text-field'
import { PhotoField } from '@/components/photo-field'
import { writtenDayWord } from '@/domain/words/moments'
import { failureText } from '@/api/failure'
import { AttachmentField } from './attachment-field'
import { lastDays, type BodyDraft, type BodyProblems } from './notice-draft'

const mostPictures = 9
const mostAttachments = 3

interface BodyFieldsProps {
  value: BodyDraft
  edit: (some: Partial<BodyDraft>) => void
  /** What is wrong with an answer, once sending was tried. */
  wrong: (key: keyof BodyProblems) => { error?: string }
  now: number
  /** Told while something is on its way to the cloud. */
  onBusy: (busy: boolean) => void
}

async function sendPicture(path: string, onProgress: (percent: number) => void) {
  const answer = await upload(path, 'notice', onProgress)
  return answer.ok
    ? { ok: true as const, fileId: answer.data.fileId }
    : { ok: false as const, text: failureText(answer.failure) }
}

export function WordFields({ value, edit, wrong, onBusy }: BodyFieldsProps) {
  const [busy, setBusy] = useState({ pictures: false, attachments: false })
  const tell = (some: Partial<typeof busy>) => {
    const next = { ...busy, ...some }
    setBusy(next)
    onBusy(next.pictures || next.attachments)
  }
  return (
    <Card>
      <TextField
        label="标题"
        value={value.title}
        onChange={(title) => edit({ title })}
        maxLength={40}
        placeholder="比如：3 号楼明天 9–12 点停水"
        {...wrong('title')}
      />
      <TextField
        label="内容"
        value={value.text}
        onChange={(text) => edit({ text })}
        multiline
        maxLength={2000}
        placeholder="什么事、什么时候、请大家做什么、有问题找谁"
        {...wrong('text')}
      />
      <PhotoField
        label="图片"
        optional
        value={value.pictures}
        onChange={(pictures) => edit({ pictures })}
        max={mostPictures}
        upload={sendPicture}
        keepAs="notice"
        srcOf={fileSrc}
        onBusy={(pictures) => tell({ pictures })}
      />
      <AttachmentField
        value={value.attachments}
        onChange={(attachments) => edit({ attachments })}
        onBusy={(attachments) => tell({ attachments })}
        max={mostAttachments}
      />
    </Card>
  )
}

interface StayFieldsProps extends Omit<BodyFieldsProps, 'onBusy'> {
  /** More to switch. */
  children?: ReactNode
}

export function StayFields({ value, edit, wrong, now, children }: StayFieldsProps) {
  return (
    <>
      <Card>
        <MomentField
          label="留到哪天"
          mode="date"
          value={value.lastDay}
          onChange={(lastDay) => edit({ lastDay })}
          {...(value.lastDay !== null && { shown: writtenDayWord(value.lastDay, now) })}
          {...lastDays(now)}
          hint="过了这天就不在大家的消息里了"
          {...wrong('lastDay')}
        />
      </Card>
      <Card flush>
        <SwitchRow
          label="置顶"
          hint="一直排在大家消息的最上面"
          on={value.pinned}
          onChange={(pinned) => edit({ pinned })}
        />
        {children}
      </Card>
    </>
  )
}
