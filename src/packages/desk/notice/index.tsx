/** One notice at the desk: where it stands, how far it has come, what it says, what may still be done. */
import { serverNow } from '@/api/server-clock'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { NoticeMoves } from '@/features/desk/notices/notice-moves'
import { NoticeChecks, NoticeHead, NoticeHistory, NoticeWords } from '@/features/desk/notices/notice-part'
import { ReachPart } from '@/features/desk/notices/reach-part'
import { openReach, useReach, type Reach } from '@/features/desk/notices/store'
import { SaidNote, useSaid } from '@/features/desk/said'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function Ready({ reach, stale }: { reach: Reach; stale: boolean }) {
  const { notice } = reach
  const saying = useSaid()
  const now = serverNow()
  const wentOut = notice.people !== null
  return (
    <Screen title="通知" action={saying.said && <SaidNote saying={saying} />}>
      <Stack>
        {stale && <Note tone="amber" text="没有连上网络，下面是上次看到的" />}
        <NoticeHead notice={notice} now={now} />
        {notice.recallReason !== '' && <Note tone="seal" text={`撤回的原因：${notice.recallReason}`} />}
        <NoticeChecks notice={notice} />
        {wentOut && <ReachPart reach={reach} />}
        <Section title="内容">
          <NoticeWords body={notice.form} />
        </Section>
        {notice.waiting && (
          <Section title="等着检查的更正">
            <Note tone="sky" text={`更正了：${notice.waiting.note}`} />
            <NoticeWords body={notice.waiting} />
          </Section>
        )}
        <NoticeMoves notice={notice} onSaid={saying.say} />
        <Section title="经过">
          <NoticeHistory notice={notice} now={now} />
        </Section>
      </Stack>
    </Screen>
  )
}

function NoticePage() {
  const { noticeId = '' } = usePageParams('noticeId')
  const reach = useReach(noticeId)
  const open = () => openReach(noticeId)
  useShown(open)
  if (reach.status === 'ready') return <Ready reach={reach.data} stale={reach.failure !== null} />
  return (
    <Screen title="通知">
      {reach.status === 'failed' ? <Failed failure={reach.failure} onRetry={open} /> : <Loading count={4} />}
    </Screen>
  )
}

export default wholePage(NoticePage)
