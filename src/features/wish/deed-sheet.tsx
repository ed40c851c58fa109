/** Asks what a step needs: a yes, some words, photos; what was typed is kept until it has been sent. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText, type Failure } from '@/api/failure'
import { fileSrc } from '@/api/files'
import { sendPhotoTo } from '@/api/send-photo'
import { Stack } from '@/components/card'
import { Choice, Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { forgetUnsent, PhotoField } from '@/components/photo-field'
import { Sheet } from '@/components/sheet'
import type { ConfirmWay } from '@/domain/wish/vocabulary'
import { useDraft } from '@/platform/use-draft'
import { questionOf, type Deed, type Question } from './deeds'
import type { WishDetail } from './words'

export interface Given {
  text: string
  photos: string[]
  facesAgreed: boolean
  how: ConfirmWay | null
}

interface DeedSheetProps {
  wish: WishDetail
  deed: Exclude<Deed, 'thank' | 'amend'>
  /** Answers why it did not work, or null. The sheet closes when it did. */
  onConfirm: (given: Given) => Promise<Failure | null>
  onClose: () => void
}

const agreed = [{ value: 'agreed', text: '照片里没有人脸，或本人同意了' }] as const
const ways = [
  { value: 'visit', text: '上门看过' },
  { value: 'phone', text: '打电话问过' },
] as const

const send = sendPhotoTo('wish')
const nothing: Given = { text: '', photos: [], facesAgreed: false, how: null }

interface AnswersProps {
  deed: Deed
  question: Question
  value: Given
  edit: (some: Partial<Given>) => void
  /** Told while photos are on their way. */
  onBusy: (busy: boolean) => void
}

function Answers({ deed, question, value, edit, onBusy }: AnswersProps) {
  return (
    <View>
      {question.how && (
        <Field label="怎么知道的">
          <Choice
            options={ways}
            value={value.how === 'app' ? null : value.how}
            onChange={(how) => edit({ how })}
            label="怎么知道的"
          />
        </Field>
      )}
      {question.ask !== undefined && (
        <TextField
          label={question.ask}
          value={value.text}
          onChange={(text) => edit({ text })}
          multiline
          maxLength={deed === 'leave' ? 100 : 200}
          {...(question.placeholder !== undefined && { placeholder: question.placeholder })}
          {...(question.optional && { optional: true })}
        />
      )}
      {question.photos && (
        <PhotoField
          label="照片"
          hint="拍东西就好，别拍到人脸和门牌"
          value={value.photos}
          // Whoever agreed did so to the photos that were there.
          onChange={(photos) => edit({ photos, facesAgreed: false })}
          max={3}
          upload={send}
          keepAs="wish-deed"
          srcOf={fileSrc}
          onBusy={onBusy}
          optional
        />
      )}
      {question.faces && value.photos.length > 0 && (
        <Choices
          options={agreed}
          values={value.facesAgreed ? ['agreed'] : []}
          onChange={(chosen) => edit({ facesAgreed: chosen.length > 0 })}
          label="照片里的人同意了吗"
        />
      )}
    </View>
  )
}

export function DeedSheet({ wish, deed, onConfirm, onClose }: DeedSheetProps) {
  const question = questionOf(deed, wish)
  const { value, edit, dropSent } = useDraft<Given>(`wish:${deed}:${wish.wishId}`, nothing)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [sending, setSending] = useState(false)
  const lacksWords = question.ask !== undefined && !question.optional && value.text.trim() === ''
  const lacksFaces = question.faces === true && value.photos.length > 0 && !value.facesAgreed
  const lacksHow = question.how === true && value.how === null
  const confirm = async () => {
    const refused = await onConfirm({ ...value, text: value.text.trim() })
    setFailure(refused)
    if (refused !== null) return
    dropSent(value)
    forgetUnsent('wish-deed')
    onClose()
  }
  return (
    <Sheet
      open
      title={question.title}
      confirm={sending ? '照片正在传…' : question.confirm}
      confirmDisabled={sending || lacksWords || lacksFaces || lacksHow}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack>
        <View>{question.text}</View>
        <Answers deed={deed} question={question} value={value} edit={edit} onBusy={setSending} />
        {failure && <Note tone="seal" text={failureText(failure)} />}
      </Stack>
    </Sheet>
  )
}
