/** The inbox: everything that happened to me and every notice for me, unread first; a tap opens what one is about. */
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { askFor } from '@/api/consent'
import { AskNote } from '@/components/ask-note'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { ItemCard } from '@/features/inbox/item-card'
import {
  markRead,
  openInbox,
  readOnInbox,
  unreadMessages,
  useInbox,
  type Inbox,
  type InboxItem,
} from '@/features/inbox/store'
import { ReadOn } from '@/features/paging/read-on'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

const idOf = (item: InboxItem): string => (item.is === 'notice' ? item.noticeId : item.messageId)

const Cards = ({ items }: { items: readonly InboxItem[] }) =>
  items.map((item) => <ItemCard key={idOf(item)} item={item} now={serverNow()} />)

function Ready({ inbox }: { inbox: Inbox }) {
  const { pinned, items, unread } = inbox
  const fresh = items.filter(({ read }) => !read)
  const before = items.filter(({ read }) => read)
  const marked = unreadMessages(items)
  // Those on top are counted where they stand.
  const waiting = unread.total - pinned.filter(({ read }) => !read).length
  if (pinned.length + items.length === 0)
    return <Empty icon="bell" title="还没有消息" text="网格员的通知，和报名、心愿、积分的变化，都会到这里" />
  return (
    <>
      {pinned.length > 0 && (
        <Section title="置顶">
          <Cards items={pinned} />
        </Section>
      )}
      {fresh.length > 0 && (
        <Section title={`没读的 · ${Math.max(waiting, fresh.length)}`}>
          {marked.length > 1 && <Button kind="text" text="消息全部标为已读" onTap={() => markRead(marked)} />}
          <Cards items={fresh} />
        </Section>
      )}
      {before.length > 0 && (
        <Section title="看过的">
          <Cards items={before} />
        </Section>
      )}
    </>
  )
}

function InboxPage() {
  const inbox = useInbox()
  useShown(openInbox)
  useReachBottom(() => void readOnInbox())
  return (
    <Screen title="消息">
      <Stack>
        {inbox.status === 'failed' && <Failed failure={inbox.failure} onRetry={openInbox} />}
        {(inbox.status === 'idle' || inbox.status === 'loading') && <Loading />}
        <Slot>
          {inbox.status === 'ready' && inbox.failure && (
            <Note
              tone="amber"
              text="没有连上网络，下面是上次看到的"
              action="再试一次"
              onAction={() => void openInbox()}
            />
          )}
        </Slot>
        {inbox.status === 'ready' && inbox.data.mayAsk && (
          <AskNote
            text="有新通知、有答复时，微信里提醒您一声？"
            action="提醒我"
            done="好的，下次会在微信里提醒您"
            ask={() => askFor('inboxRead')}
          />
        )}
        {inbox.status === 'ready' && <Ready inbox={inbox.data} />}
        {inbox.status === 'ready' && <ReadOn more={inbox.data.more} onMore={readOnInbox} />}
      </Stack>
    </Screen>
  )
}

export default wholePage(InboxPage)
