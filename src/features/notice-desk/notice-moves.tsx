/** What may still be done with a notice: gone on with, put right, taken back. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
import { ActionSheet } from '@/features/screens/action-sheet'
import { isAllowed } from '@/features/screens/moves'
import { recallNotice, unscheduleNotice, type DeskNotice } from './store'

interface NoticeMovesProps {
  notice: DeskNotice
  onSaid: (text: string) => void
}

type Asked = 'recall' | 'unschedule'

export function NoticeMoves({ notice, onSaid }: NoticeMovesProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const { noticeId, version, read } = notice
  const may = (event: string) => isAllowed(notice, event)
  const close = () => setAsked(null)
  return (
    <>
      {may('amend') && <Button text="接着写" onTap={() => openPage(appPages.noticeForm(noticeId))} />}
      {may('correct') && (
        <Button kind="second" text="更正" onTap={() => openPage(appPages.noticeForm(noticeId))} />
      )}
      {may('unschedule') && <Button kind="danger" text="先不发了" onTap={() => setAsked('unschedule')} />}
      {may('recall') && <Button kind="danger" text="撤回" onTap={() => setAsked('recall')} />}
      {asked === 'recall' && (
        <ActionSheet
          draft={`reason:recall:${noticeId}`}
          title="撤回这条通知？"
          text={`内容马上看不到了，${read > 0 ? `看过的 ${read} 位会看到已撤回和原因` : '大家只看到已撤回'}。撤回后不能恢复。`}
          danger
          confirm="撤回"
          ask="为什么撤回"
          placeholder="比如：停水取消了"
          onConfirm={({ words }) => recallNotice({ noticeId, version, reason: words })}
          onDone={() => onSaid('撤回了，还没收到提醒的人不会再收到')}
          onClose={close}
        />
      )}
      {asked === 'unschedule' && (
        <ActionSheet
          draft={`reason:unschedule:${noticeId}`}
          title="到时间先不发？"
          text="退回成草稿，改好可以再发。"
          danger
          confirm="先不发"
          onConfirm={() => unscheduleNotice({ noticeId, version })}
          onDone={() => onSaid('先不发了，存成了草稿')}
          onClose={close}
        />
      )}
    </>
  )
}
