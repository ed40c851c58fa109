/** Messages that have not arrived in WeChat: what failed can be sent again, what waits says until when. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Caption } from '@/components/card'
import { momentWord } from '@/domain/words/moments'
import { MessageCard } from '@/features/moderation/message-card'
import { undelivered, type OutboxState } from '@/features/moderation/store'
import { DeskQueue } from '@/features/screens/desk-queue'
import { wholePage } from '@/features/whole-page'

const words: Record<OutboxState, string> = {
  failed: '没发出',
  due: '等着发',
  sending: '正在发',
  inboxOnly: '只在收件箱',
}
const states: readonly OutboxState[] = ['failed', 'due', 'sending', 'inboxOnly']

const empties: Record<OutboxState, { title: string; text: string }> = {
  failed: { title: '没有发不出去的', text: '消息都送到了，或还在路上' },
  due: { title: '没有等着发的', text: '有新消息会马上发' },
  sending: { title: '没有正在发的', text: '一般几秒钟就发完' },
  inboxOnly: { title: '没有只放收件箱的', text: '没同意过微信提醒的人，消息只在小程序里' },
}

const OutboxPage = () => (
  <DeskQueue
    title="消息投递"
    search={{ label: '找消息', placeholder: '标题、写的什么' }}
    list={undelivered}
    start="failed"
    views={states.map((value) => ({ value, text: words[value] }))}
    label="哪些消息"
    faces={(items, now) =>
      items.map((message) => ({
        key: message.messageId,
        title: message.title,
        caption: [message.person && `给 ${message.person}`, momentWord(message.at, now)]
          .filter(Boolean)
          .join(' · '),
        items: [message],
      }))
    }
    empty={(state) => empties[state]}
    head={({ page: { counts } }) => (
      <Caption
        text={`没发出 ${counts.failed} · 等着发 ${counts.due} · 正在发 ${counts.sending} · 只在收件箱 ${counts.inboxOnly}`}
      />
    )}
  >
    {(items, { now, saying }) =>
      items.map((message) => (
        <MessageCard key={message.messageId} message={message} now={now} saying={saying} />
      ))
    }
  </DeskQueue>
)

export default wholePage(OutboxPage, DeskFrame)
