/** One notice at the desk: where it stands, how far it has come, what it says, what may still be done. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import type { ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Note } from '@/components/note'
import { Section } from '@/components/section'
import { actsOf } from '@/features/notice-desk/acts'
import { NoticeChecks, NoticeHead, NoticeHistory } from '@/features/notice-desk/notice-part'
import { ReachPart } from '@/features/notice-desk/reach-part'
import { openReach, useReach, type Reach } from '@/features/notice-desk/store'
import { ActedScreen } from '@/features/screens/acted-screen'
import { Written } from '@/features/screens/written'
import { usePageParams } from '@/platform/page-params'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function Ready({ reach, stale }: { reach: Reach; stale: ReactNode }) {
  const { notice } = reach
  const now = serverNow()
  const wentOut = notice.people !== null
  return (
    <ActedScreen
      title="通知"
      kind="notice"
      id={notice.noticeId}
      moves={notice.moves}
      acts={actsOf(notice)}
      stale={stale}
      below={
        <Section title="经过">
          <NoticeHistory notice={notice} now={now} />
        </Section>
      }
    >
      <NoticeHead notice={notice} now={now} />
      {notice.recallReason !== '' && <Note tone="seal" text={`撤回的原因：${notice.recallReason}`} />}
      <NoticeChecks notice={notice} />
      {wentOut && <ReachPart reach={reach} />}
      <Section title="内容">
        <Written {...notice.form} />
      </Section>
      {notice.waiting && (
        <Section title="等着检查的更正">
          <Note tone="sky" text={`更正了：${notice.waiting.note}`} />
          <Written {...notice.waiting} />
        </Section>
      )}
    </ActedScreen>
  )
}

function NoticePage() {
  const { noticeId = '' } = usePageParams('noticeId')
  return (
    <LoadedScreen
      title="通知"
      resource={useReach(noticeId)}
      open={() => openReach(noticeId)}
      count={4}
      screen={(reach, stale) => <Ready reach={reach} stale={stale} />}
    />
  )
}

export default wholePage(NoticePage, DeskFrame)
