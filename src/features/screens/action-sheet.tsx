/** Owns asking what a step needs before it is taken: a yes, words, photos, a choice; what was typed is kept until sent. */
import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { failureText, type Answer, type Failure } from '@/api/failure'
import { fileSrc } from '@/api/files'
import type { sendPhotoTo } from '@/api/send-photo'
import { Stack } from '@/components/card'
import { Choice, Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { forgetUnsent, PhotoField } from '@/components/photo-field'
import { Sheet } from '@/components/sheet'
import { useDraft } from '@/platform/use-draft'

/** What a sheet says and asks for; a table of these is how a feature words its steps. */
export interface Question<C extends string = never> {
  title: string
  /** What will follow. */
  text?: string
  /** The button: what happens. */
  confirm: string
  /** Takes something back: said with ink, not red. */
  danger?: boolean
  /** The way back: 再想想 when left out. */
  cancel?: string
  /** Asks for words under this label; without it no words are asked for. */
  ask?: string
  placeholder?: string
  /** What stands there as long as nobody has typed: what is changed is not typed again. */
  begins?: string
  /** Whether going without words is fine. */
  optional?: boolean
  /** In characters; 200 when left out. */
  maxLength?: number
  /** The words are one of these, chosen instead of typed. */
  among?: readonly string[]
  /** Words on one line. */
  isShort?: boolean
  /** One of a few, which has to be chosen. */
  choice?: { label: string; options: readonly { value: C; text: string }[] }
  /** Asks for up to three photos, which nobody has to add; `keepAs` names those that have not gone yet. */
  photos?: { upload: ReturnType<typeof sendPhotoTo>; keepAs: string }
  /** Whoever is in the photos must have agreed. */
  faces?: boolean
}

export interface SheetAnswer<C extends string = never> {
  /** Trimmed; empty when none were asked for. */
  words: string
  /** Their file ids. */
  photos: string[]
  facesAgreed: boolean
  choice: C | null
}

interface ActionSheetProps<C extends string, T> extends Question<C> {
  /** Names the draft: which step of which case. */
  draft: string
  /** More to fill in, above the words; `ready` says whether the step can be taken with what is given. */
  children?: ReactNode
  /** More beneath the words. */
  below?: ReactNode
  ready?: boolean | ((given: SheetAnswer<C>) => boolean)
  /** Takes the step. A failure is shown in the sheet, which stays with all that was typed. */
  onConfirm: (given: SheetAnswer<C>) => Promise<Answer<T>>
  /** It was taken; the sheet then closes by itself. */
  onDone?: (data: T) => void
  onClose: () => void
}

/** As it is kept: what the words are about differs, so they are called what most of them are. */
interface SheetDraft<C extends string> {
  reason: string
  photos: string[]
  facesAgreed: boolean
  choice: C | null
}

const nothing: SheetDraft<never> = { reason: '', photos: [], facesAgreed: false, choice: null }
const agreed = [{ value: 'agreed', text: '照片里没有人脸，或本人同意了' }] as const

interface AnswersProps<C extends string> {
  question: Question<C>
  value: SheetDraft<C>
  edit: (some: Partial<SheetDraft<C>>) => void
  /** Told while photos are on their way. */
  onBusy: (busy: boolean) => void
}

function Words<C extends string>({ question, value, edit }: Omit<AnswersProps<C>, 'onBusy'>) {
  const { ask, placeholder, optional, maxLength = 200, isShort, among } = question
  if (ask === undefined) return null
  if (among)
    return (
      <Field label={ask}>
        <Choice
          label={ask}
          options={among.map((text) => ({ value: text, text }))}
          value={value.reason}
          onChange={(reason) => edit({ reason })}
        />
      </Field>
    )
  return (
    <TextField
      label={ask}
      value={value.reason}
      onChange={(reason) => edit({ reason })}
      multiline={!isShort}
      maxLength={maxLength}
      {...(placeholder !== undefined && { placeholder })}
      {...(optional && { optional })}
    />
  )
}

function Photos<C extends string>({ question, value, edit, onBusy }: AnswersProps<C>) {
  const { photos, faces } = question
  if (photos === undefined) return null
  return (
    <>
      <PhotoField
        label="照片"
        hint="拍东西就好，别拍到人脸和门牌"
        value={value.photos}
        // Whoever agreed did so to the photos that were there.
        onChange={(fileIds) => edit({ photos: fileIds, facesAgreed: false })}
        max={3}
        {...photos}
        srcOf={fileSrc}
        onBusy={onBusy}
        optional
      />
      {faces && value.photos.length > 0 && (
        <Choices
          options={agreed}
          values={value.facesAgreed ? ['agreed'] : []}
          onChange={(chosen) => edit({ facesAgreed: chosen.length > 0 })}
          label="照片里的人同意了吗"
        />
      )}
    </>
  )
}

/** Whether all is given that the question does not leave open. */
function isAnswered<C extends string>(
  question: Question<C>,
  { words, photos, ...given }: SheetAnswer<C>,
): boolean {
  if (question.ask !== undefined && !question.optional && words === '') return false
  if (question.faces && photos.length > 0 && !given.facesAgreed) return false
  return question.choice === undefined || given.choice !== null
}

/**
 * Open for as long as it stands there: place it where something was asked, and take it away in `onClose`. On a page of
 * many parts it stands in a `Slot`, so that WeChat is not sent the parts around it anew.
 */
export function ActionSheet<C extends string = never, T = unknown>(props: ActionSheetProps<C, T>) {
  const { title, text, confirm, danger, cancel, choice, children, below, ready = true, onClose } = props
  const { value, edit, dropSent } = useDraft<SheetDraft<C>>(props.draft, {
    ...nothing,
    reason: props.begins ?? '',
  })
  const [failure, setFailure] = useState<Failure | null>(null)
  const [sending, setSending] = useState(false)
  const { reason, ...others } = value
  const given = { ...others, words: reason.trim() }
  const isReady = typeof ready === 'function' ? ready(given) : ready
  const take = async () => {
    const answer = await props.onConfirm(given)
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    dropSent(value)
    if (props.photos) forgetUnsent(props.photos.keepAs)
    props.onDone?.(answer.data)
    onClose()
  }
  const answers = { question: props, value, edit }
  return (
    <Sheet
      open
      title={title}
      confirm={sending ? '照片正在传…' : confirm}
      confirmDisabled={sending || !isReady || !isAnswered(props, given)}
      onConfirm={take}
      {...(danger && { danger })}
      {...(cancel !== undefined && { cancel })}
      onClose={onClose}
    >
      <Stack>
        {text !== undefined && <View>{text}</View>}
        <View>
          {choice && (
            <Field label={choice.label}>
              <Choice
                options={choice.options}
                value={value.choice}
                onChange={(chosen) => edit({ choice: chosen } as Partial<SheetDraft<C>>)}
                label={choice.label}
              />
            </Field>
          )}
          {children}
          <Words {...answers} />
          <Photos {...answers} onBusy={setSending} />
          {below}
        </View>
        {failure && <Note tone="seal" text={failureText(failure)} />}
      </Stack>
    </Sheet>
  )
}
