/** The notices that were written here, by state; writing one is at the thumb. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Button } from '@/components/button'
import { appPages } from '@/domain/app-pages'
import { NoticeRow, pageOf } from '@/features/notice-desk/notice-row'
import { deskNotices, type NoticeView } from '@/features/notice-desk/store'
import { DeskQueue } from '@/features/screens/desk-queue'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

const views: { value: NoticeView; text: string }[] = [
  { value: 'published', text: '已发' },
  { value: 'scheduled', text: '定时' },
  { value: 'draft', text: '草稿' },
  { value: 'all', text: '全部' },
]

const empties: Record<NoticeView, { title: string; text: string }> = {
  published: { title: '还没有发过通知', text: '写一条，看得到谁读了、谁还不知道' },
  scheduled: { title: '没有定时要发的', text: '写的时候可以定个时间，到点自己发' },
  draft: { title: '没有草稿', text: '写到一半的存在这里' },
  all: { title: '还没有通知', text: '点下面写一条' },
}

const NoticesPage = () => (
  <DeskQueue
    title="通知"
    search={{ label: '找通知', placeholder: '标题、给谁' }}
    list={deskNotices}
    start="published"
    views={views}
    label="哪些通知"
    drawing="empty-inbox"
    empty={(view) => empties[view]}
    opens={pageOf}
    action={() => <Button text="写通知" onTap={() => openPage(appPages.noticeForm())} />}
  >
    {(items, { now }) => items.map((notice) => <NoticeRow key={notice.noticeId} notice={notice} now={now} />)}
  </DeskQueue>
)

export default wholePage(NoticesPage, DeskFrame)
