/** Writing a notice: the words, the people, and sending; what is typed is kept on the phone, what is saved in the cloud. */
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { MissingNote } from '@/components/field/missing-note'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { VerdictNote } from '@/components/verdict-note'
import { AudienceFields } from './audience-fields'
import { AudienceSize } from './audience-size'
import { StayFields, WordFields } from './body-fields'
import { deskPages } from '@/domain/desk-pages'
import { noticeForm } from '@/domain/notice/form'
import { replacePage } from '@/platform/navigate'
import { Fields } from '../screens/fields'
import { audienceOf, expiresAtOf, isNobody } from './notice-draft'
import { SampleChoice, SampleFields } from './sample-fields'
import { SendSheet } from './send-sheet'
import type { DeskNotice, FormChoices } from './store'
import { useWriting } from './use-writing'

interface NoticeFormProps {
  /** The draft that is gone on with; a new one without it. */
  notice: DeskNotice | null
  choices: FormChoices
}

export function NoticeForm({ notice: first, choices }: NoticeFormProps) {
  const now = serverNow()
  const writing = useWriting(first, choices, now)
  const { notice, filling, counting, said, asking } = writing
  const { value, edit, wrong, count, failed, fail, busy } = filling
  const appeal = (checkId: string) => (reason: string) => writing.appeal(checkId, reason)
  return (
    <Screen
      title={first === null ? '写通知' : '接着写通知'}
      action={
        <Stack>
          <MissingNote count={count} />
          {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
          {said !== null && <Note tone="jade" text={said} onClose={writing.unsay} />}
          <Button text="发出去" disabled={busy} onTap={asking.ask} />
          <Button kind="quiet" text="先存草稿" busyText="正在存…" disabled={busy} onTap={writing.keep} />
        </Stack>
      }
    >
      <Stack>
        {notice !== null && notice.check !== 'pending' && (
          <VerdictNote
            verdict={notice.check}
            what="通知"
            reason={notice.checkWords}
            {...(notice.checkId !== null && { draft: notice.checkId, onAppeal: appeal(notice.checkId) })}
          />
        )}
        <SampleChoice {...{ value, edit, choices, now }} />
        {value.sample === null ? (
          <WordFields {...filling} />
        ) : (
          <SampleFields {...filling} sample={value.sample} {...{ choices, now }} />
        )}
        <Section title="发给谁">
          <AudienceFields value={value} edit={edit} choices={choices} now={now} {...wrong('grids')} />
          {!isNobody(audienceOf(value)) && <AudienceSize counting={counting} />}
        </Section>
        <Section title="怎么发">
          <StayFields {...filling}>
            <Fields table={noticeForm} names={['askReceipt']} {...{ answers: value, edit, wrong }} />
          </StayFields>
        </Section>
      </Stack>
      {asking.open && (
        <SendSheet
          counting={counting}
          now={now}
          until={expiresAtOf(value.lastDay)}
          onSend={writing.send}
          onSent={({ noticeId }) => replacePage(deskPages.deskNotice(noticeId))}
          onClose={asking.close}
        />
      )}
    </Screen>
  )
}
