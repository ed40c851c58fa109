/** The inbox: everything that happened to me and every notice for me, unread first; a tap opens what one is about. */
import { serverNow } from '@/api/server-clock'
import { askFor } from '@/api/consent'
import { AskNote } from '@/components/ask-note'
import { Button } from '@/components/button'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { ItemCard } from '@/features/inbox/item-card'
import { inboxBy, markRead, unreadMessages, type Inbox, type InboxItem } from '@/features/inbox/store'
import { useListSearch } from '@/features/screens/list-search'
import { PagedScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

const idOf = (item: InboxItem): string => (item.is === 'notice' ? item.noticeId : item.messageId)

const Cards = ({ items }: { items: readonly InboxItem[] }) =>
  items.map((item) => <ItemCard key={idOf(item)} item={item} now={serverNow()} />)

function Ready({ shown, search }: { shown: Inbox; search: ReturnType<typeof useListSearch> }) {
  const { pinned, items, unread } = shown
  const fresh = items.filter(({ read }) => !read)
  const before = items.filter(({ read }) => read)
  const marked = unreadMessages(items)
  // Those on top are counted where they stand.
  const waiting = unread.total - pinned.filter(({ read }) => !read).length
  if (pinned.length + items.length === 0)
    return search.orNotFound(
      <Empty
        drawing="empty-inbox"
        title="还没有消息"
        text="网格员的通知，和报名、心愿、积分的变化，都会到这里"
      />,
    )
  return (
    <>
      {pinned.length > 0 && (
        <Section title="置顶">
          <Cards items={pinned} />
        </Section>
      )}
      {fresh.length > 0 && (
        <Section title={`没读的 · ${search.text === '' ? Math.max(waiting, fresh.length) : fresh.length}`}>
          {marked.length > 1 && (
            <Button kind="quiet" text="消息全部标为已读" onTap={() => markRead(marked)} />
          )}
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
  const search = useListSearch({ label: '找消息', placeholder: '内容、谁发的' })
  return (
    <PagedScreen title="消息" list={inboxBy(search.text)} stale={{ again: true }} head={search.box}>
      {(shown, more) => (
        <>
          {shown.mayAsk && search.text === '' && (
            <AskNote
              text="有新通知、有答复时，微信里提醒您一声？"
              action="提醒我"
              done="好的，下次会在微信里提醒您"
              ask={() => askFor('inboxRead')}
            />
          )}
          <Ready shown={shown} search={search} />
          {more}
        </>
      )}
    </PagedScreen>
  )
}

export default wholePage(InboxPage)
