/** What a notice says: title, words, pictures, attachments, and how long it stays. */
import { useState, type ReactNode } from 'react'
import { Card } from '@/components/card'
import { noticeStay, noticeWords } from '@/domain/notice/form'
import { Fields } from '../screens/fields'
import type { Filling } from '../screens/form'
import { AttachmentField } from '../screens/attachment-field'
import type { BodyDraft } from './notice-draft'

const mostAttachments = 3

type Written = Pick<Filling<BodyDraft>, 'value' | 'edit' | 'wrong'>

export function WordFields({
  value,
  edit,
  wrong,
  setBusy: tellBusy,
}: Written & Pick<Filling<BodyDraft>, 'setBusy'>) {
  const [busy, setBusy] = useState({ pictures: false, attachments: false })
  const tell = (some: Partial<typeof busy>) => {
    const next = { ...busy, ...some }
    setBusy(next)
    tellBusy(next.pictures || next.attachments)
  }
  return (
    <Card>
      <Fields
        table={noticeWords}
        {...{ answers: value, edit, wrong }}
        photos={{ folder: 'notice', keepAs: 'notice' }}
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

/** @param children more to switch */
export function StayFields({ value, edit, wrong, children }: Written & { children?: ReactNode }) {
  const given = { table: noticeStay, answers: value, edit, wrong }
  return (
    <>
      <Card>
        <Fields {...given} names={['lastDay']} />
      </Card>
      <Card flush>
        <Fields {...given} names={['pinned']} />
        {children}
      </Card>
    </>
  )
}
