/** Putting a notice right after it went out: readers see that, and what, was corrected. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Card, Stack } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { goToFirstWrong, MissingNote } from '@/components/field/missing-note'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { goBack } from '@/platform/navigate'
import { forgetUnsent } from '@/components/photo-field'
import { useDraft } from '@/platform/use-draft'
import { failureText } from '@/api/failure'
import { StayFields, WordFields } from './body-fields'
import { bodyOf, bodyProblems, correctionOf, expiresAtOf, type BodyDraft } from './notice-draft'
import { correctNotice, type DeskNotice } from './store'

interface CorrectionDraft extends BodyDraft {
  note: string
}

export function CorrectionForm({ notice }: { notice: DeskNotice }) {
  const now = serverNow()
  const { noticeId, version } = notice
  const { value, edit, dropSent } = useDraft<CorrectionDraft>(`notice:${noticeId}:${version}:correction`, {
    ...correctionOf(notice),
    note: '',
  })
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const problems: Partial<Record<keyof CorrectionDraft, string>> = {
    ...bodyProblems(value, now),
    ...(value.note.trim() === '' && { note: '请写一句更正了什么' }),
  }
  const count = Object.keys(problems).length
  const wrong = (key: keyof CorrectionDraft) => {
    const error = tried ? problems[key] : undefined
    return error === undefined ? {} : { error }
  }
  const send = async () => {
    setTried(true)
    goToFirstWrong()
    if (count > 0 || value.lastDay === null) return
    const answer = await correctNotice({
      ...{ noticeId, version, body: bodyOf(value), note: value.note.trim() },
      ...{ expiresAt: expiresAtOf(value.lastDay), pinned: value.pinned },
    })
    if (!answer.ok) return setFailed(failureText(answer.failure))
    dropSent(value)
    forgetUnsent('notice')
    goBack()
  }
  const part = { value, edit, wrong, now }
  return (
    <Screen
      title="更正通知"
      action={
        <Stack>
          {tried && <MissingNote count={count} />}
          {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
          <Button text="发出更正" disabled={busy} onTap={send} />
        </Stack>
      }
    >
      <Stack>
        <Note tone="sky" text="读过的人会看到「有更正」，要再看一遍；更正也要先过内容检查。" />
        <Card>
          <TextField
            label="更正了什么"
            value={value.note}
            onChange={(note) => edit({ note })}
            multiline
            maxLength={100}
            placeholder="比如：停水改到后天，时间不变"
            hint="大家会看到这句话"
            {...wrong('note')}
          />
        </Card>
        <Section title="改好的内容">
          <WordFields {...part} onBusy={setBusy} />
          <StayFields {...part} />
        </Section>
      </Stack>
    </Screen>
  )
}
