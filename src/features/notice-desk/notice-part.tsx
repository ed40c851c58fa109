/** A notice as it was written: where it stands, what readers see, a correction that waits, and what happened to it. */
import { Caption, Card, TagLine, Title } from '@/components/card'
import { Tag } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { appPages } from '@/domain/app-pages'
import { dateWord, momentWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import { Checked } from '../screens/checked'
import { openReach, type DeskNotice } from './store'
import { checkTags, noticeStates } from './words'

interface NoticeProps {
  notice: DeskNotice
  now: number
}

export function NoticeHead({ notice, now }: NoticeProps) {
  const { state, check, form, audienceWords, authorName, publishAt, edition } = notice
  const held = checkTags[check]
  const went =
    publishAt === null ? '' : `${momentWord(publishAt, now)} ${state === 'scheduled' ? '发出' : '发的'} · `
  return (
    <Card>
      <Title text={form.title} />
      <TagLine>
        <Tag {...noticeStates[state]} />
        {held && <Tag {...held} />}
        {edition > 1 && <Tag text="更正过" />}
        {form.pinned && <Tag tone="kind" text="置顶" />}
        {form.askReceipt && <Tag text="请回收到" />}
      </TagLine>
      <Caption text={`发给：${audienceWords}`} />
      <Caption text={`${went}${authorName} · ${dateWord(form.expiresAt, now)}前有效`} />
    </Card>
  )
}

/** What the check holds back, with the ways out; nothing once all has passed. */
export function NoticeChecks({ notice }: { notice: DeskNotice }) {
  const { noticeId, state, check, checkId, checkWords, waiting } = notice
  // What waits for its time is changed after it was taken back; a correction is what can be changed of the rest.
  const ways = {
    again: () => openReach(noticeId),
    onEdit: state === 'published' && (() => openPage(appPages.noticeForm(noticeId))),
  }
  const written = { checkId: checkId ?? '', verdict: check, reason: checkWords }
  return (
    <>
      <Checked {...ways} check={written} what="通知" again={checkId !== null && ways.again} />
      <Checked
        {...ways}
        check={waiting && { checkId: waiting.checkId, verdict: waiting.check }}
        what="更正"
      />
    </>
  )
}

export function NoticeHistory({ notice, now }: NoticeProps) {
  return (
    <Timeline
      steps={[...notice.history].reverse().map(({ at, text, by, note }, index) => ({
        at: momentWord(at, now),
        text,
        caption: [by, note].filter(Boolean).join(' · '),
        now: index === 0,
      }))}
    />
  )
}
