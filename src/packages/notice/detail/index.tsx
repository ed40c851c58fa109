/** One notice: opening it is the receipt; where the sender asked for it, one button answers 收到. */
import { useState } from 'react'
import { askFor } from '@/api/consent'
import type { Failure } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { AskNote } from '@/components/ask-note'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { appPages } from '@/domain/app-pages'
import { momentWord } from '@/domain/words/moments'
import { Letter } from '@/features/notice/letter'
import { acknowledge, openNotice, useNotice, type NoticeToRead } from '@/features/notice/store'
import { replacePage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function Foot({ notice, now }: { notice: NoticeToRead; now: number }) {
  const [failure, setFailure] = useState<Failure | null>(null)
  // Only who has just answered is asked, not whoever reads it again.
  const [answered, setAnswered] = useState(false)
  const { noticeId, confirmedAt } = notice
  if (confirmedAt !== null)
    return (
      <Stack>
        <Note tone="jade" text={`您回过「收到」了 · ${momentWord(confirmedAt, now)}`} />
        {answered && (
          <AskNote
            text="下次有通知，微信里提醒您一声？"
            action="提醒我"
            done="好的，下次有通知会在微信里提醒您"
            ask={() => askFor('noticeAnswered')}
          />
        )}
      </Stack>
    )
  const answer = async () => {
    const reply = await acknowledge(notice)
    setFailure(reply.ok ? null : reply.failure)
    setAnswered(reply.ok)
    // What was corrected meanwhile has to be read before it is answered.
    if (!reply.ok && reply.failure.retry === 'never') await openNotice(noticeId)
  }
  return (
    <Stack>
      {failure && (
        <Note tone="seal" text={`${failure.text}，${failure.next}`} onClose={() => setFailure(null)} />
      )}
      <Button text="收到" busyText="正在告诉对方…" onTap={answer} />
    </Stack>
  )
}

function Ready({ notice, stale }: { notice: NoticeToRead; stale: boolean }) {
  const now = serverNow()
  const asks = notice.askReceipt && notice.state === 'published'
  return (
    <Screen title="通知" action={asks && <Foot notice={notice} now={now} />}>
      <Stack>
        <Slot>
          {stale && (
            <Note
              tone="amber"
              text="没有连上网络，下面是上次看到的"
              action="再试一次"
              onAction={() => void openNotice(notice.noticeId)}
            />
          )}
        </Slot>
        <Letter notice={notice} now={now} />
      </Stack>
    </Screen>
  )
}

function NoticePage() {
  const { noticeId = '' } = usePageParams('noticeId')
  const notice = useNotice(noticeId)
  const open = () => openNotice(noticeId)
  useShown(open)
  if (notice.status === 'ready') return <Ready notice={notice.data} stale={notice.failure !== null} />
  return (
    <Screen title="通知">
      {notice.status === 'failed' ? (
        <Failed
          failure={notice.failure}
          {...(notice.failure.retry === 'same-key'
            ? { onRetry: open }
            : { retry: '看别的消息', onRetry: () => replacePage(appPages.messages) })}
        />
      ) : (
        <Loading count={2} />
      )}
    </Screen>
  )
}

export default wholePage(NoticePage)
