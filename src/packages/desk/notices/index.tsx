/** The notices that were written here, by state; writing one is at the thumb. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { NoticeRow } from '@/features/desk/notices/notice-row'
import { openNotices, readOnNotices, useNotices, type NoticeState } from '@/features/desk/notices/store'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { LoadedList } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

type View = 'all' | Extract<NoticeState, 'draft' | 'scheduled' | 'published'>

const views: { value: View; text: string }[] = [
  { value: 'published', text: '已发' },
  { value: 'scheduled', text: '定时' },
  { value: 'draft', text: '草稿' },
  { value: 'all', text: '全部' },
]

const empties: Record<View, { title: string; text: string }> = {
  published: { title: '还没有发过通知', text: '写一条，看得到谁读了、谁还不知道' },
  scheduled: { title: '没有定时要发的', text: '写的时候可以定个时间，到点自己发' },
  draft: { title: '没有草稿', text: '写到一半的存在这里' },
  all: { title: '还没有通知', text: '点下面写一条' },
}

const stateOf = (view: View): NoticeState | null => (view === 'all' ? null : view)

function List({ view }: { view: View }) {
  const state = stateOf(view)
  const now = serverNow()
  return (
    <LoadedList
      resource={useNotices(state)}
      open={() => openNotices(state)}
      onMore={() => readOnNotices(state)}
      empty={<Empty icon="bell" {...empties[view]} />}
    >
      {(items) => items.map((notice) => <NoticeRow key={notice.noticeId} notice={notice} now={now} />)}
    </LoadedList>
  )
}

function NoticesPage() {
  const [view, setView] = useState<View>('published')
  useShown(() => openNotices(stateOf(view)))
  useReachBottom(() => void readOnNotices(stateOf(view)))
  const look = (next: View) => {
    setView(next)
    void openNotices(stateOf(next))
  }
  return (
    <Screen title="通知" action={<Button text="写通知" onTap={() => openPage(appPages.noticeForm())} />}>
      <Stack>
        <Segments options={views} value={view} onChange={look} label="哪些通知" />
        <List view={view} />
      </Stack>
    </Screen>
  )
}

export default wholePage(NoticesPage)
