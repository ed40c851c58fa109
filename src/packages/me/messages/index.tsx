/** The messages that were sent to me; a tap opens what one is about. */
import { useReachBottom } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { Tag, TagLine } from '@/components/tag'
import { momentWord } from '@/domain/words/moments'
import {
  markRead,
  openMessages,
  readOnMessages,
  useMessages,
  type Message,
} from '@/features/me/messages-store'
import { ReadOn } from '@/features/paging/read-on'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'

function MessageCard({ message, now }: { message: Message; now: number }) {
  const { messageId, title, text, page, at, read } = message
  const open = () => {
    if (!read) void markRead([messageId])
    if (page !== '') openPage(page)
  }
  return (
    <Card urgent={!read} onTap={open} label={[read ? '' : '未读', title, text].filter(Boolean).join('，')}>
      <TagLine>
        <Strong text={title} />
        {!read && <Tag tone="seal" text="未读" />}
      </TagLine>
      <View>{text}</View>
      <Caption text={momentWord(at, now)} />
    </Card>
  )
}

export default function MessagesPage() {
  const messages = useMessages()
  useShown(openMessages)
  useReachBottom(() => void readOnMessages())
  const items = messages.status === 'ready' ? messages.data.items : []
  const unread = items.filter(({ read }) => !read).map(({ messageId }) => messageId)
  return (
    <Screen title="消息">
      <Stack>
        {messages.status === 'failed' && (
          <Failed title={messages.failure.text} text={messages.failure.next} onRetry={openMessages} />
        )}
        {(messages.status === 'idle' || messages.status === 'loading') && <Loading />}
        {unread.length > 1 && <Button kind="text" text="全部看过了" onTap={() => markRead(unread)} />}
        {items.map((message) => (
          <MessageCard key={message.messageId} message={message} now={serverNow()} />
        ))}
        {messages.status === 'ready' && items.length === 0 && (
          <Empty icon="bell" title="还没有消息" text="报名、补位、时长的变化会出现在这里" />
        )}
        {messages.status === 'ready' && <ReadOn more={messages.data.more} onMore={readOnMessages} />}
      </Stack>
    </Screen>
  )
}
