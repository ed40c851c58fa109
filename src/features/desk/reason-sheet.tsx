/** Asks, before something that others will feel, for the reason they will read; the words are kept until they are sent. */
import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { failureText, type Failure } from '@/api/failure'
import { Stack } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { useDraft } from '@/platform/use-draft'

interface ReasonSheetProps {
  /** Names the draft: what is decided about which case. */
  draft: string
  title: string
  /** What will follow. */
  text: string
  confirm: string
  /** The question; without it no reason is asked for. */
  ask?: string
  placeholder?: string
  optional?: boolean
  /** More to fill in; `ready` says whether it is. */
  children?: ReactNode
  ready?: boolean
  /** Answers why it did not work, or null. The sheet closes when it did. */
  onConfirm: (reason: string) => Promise<Failure | null>
  onClose: () => void
}

export function ReasonSheet(props: ReasonSheetProps) {
  const {
    title,
    text,
    confirm,
    ask,
    placeholder,
    optional,
    children,
    ready = true,
    onConfirm,
    onClose,
  } = props
  const draft = useDraft(`reason:${props.draft}`, { reason: '' })
  const [failure, setFailure] = useState<Failure | null>(null)
  const reason = draft.value.reason.trim()
  const send = async () => {
    const refused = await onConfirm(reason)
    setFailure(refused)
    if (refused !== null) return
    draft.dropSent(draft.value)
    onClose()
  }
  return (
    <Sheet
      open
      title={title}
      confirm={confirm}
      confirmDisabled={!ready || (ask !== undefined && !optional && reason === '')}
      onConfirm={send}
      onClose={onClose}
    >
      <Stack>
        <View>{text}</View>
        <View>
          {children}
          {ask !== undefined && (
            <TextField
              label={ask}
              value={draft.value.reason}
              onChange={(typed) => draft.edit({ reason: typed })}
              multiline
              maxLength={200}
              {...(placeholder !== undefined && { placeholder })}
              {...(optional && { optional })}
            />
          )}
        </View>
        {failure && <Note tone="seal" text={failureText(failure)} />}
      </Stack>
    </Sheet>
  )
}
