/** One notice: opening it is the receipt; where the sender asked for it, one button answers 收到. */
import { useState } from 'react'
import { askFor } from '@/api/consent'
import type { Failure } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { AskNote } from '@/components/ask-note'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { appPages } from '@/domain/app-pages'
import { surveyPages } from '@/domain/survey-pages'
import { momentWord } from '@/domain/words/moments'
import { Letter } from '@/features/notice/letter'
import { acknowledge, openNotice, useNotice, type NoticeToRead } from '@/features/notice/store'
import { openPage, replacePage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { LoadedScreen } from '@/features/screens/loaded-screen'
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

function NoticePage() {
  const { noticeId = '' } = usePageParams('noticeId')
  const now = serverNow()
  const foot = (notice: NoticeToRead) => {
    const { surveyId, askReceipt, state } = notice
    if (state !== 'published') return false
    if (surveyId !== null)
      return <Button text="去填问卷" onTap={() => openPage(surveyPages.survey(surveyId))} />
    return askReceipt && <Foot notice={notice} now={now} />
  }
  return (
    <LoadedScreen
      title="通知"
      resource={useNotice(noticeId)}
      open={() => openNotice(noticeId)}
      elsewhere={{ text: '看别的消息', onTap: () => replacePage(appPages.messages) }}
      count={2}
      stale={{ again: true }}
      action={(notice) => foot(notice)}
    >
      {(notice) => <Letter notice={notice} now={now} />}
    </LoadedScreen>
  )
}

export default wholePage(NoticePage)
