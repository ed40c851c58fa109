/** Messages that have not arrived in WeChat: what failed can be sent again, what waits says until when. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { MessageCard } from '@/features/desk/moderation/message-card'
import { openOutbox, readOnOutbox, useOutbox, type OutboxState } from '@/features/desk/moderation/store'
import { SaidNote, useSaid, type Saying } from '@/features/desk/said'
import { useShown } from '@/platform/use-shown'
import { LoadedList } from '@/features/screens/loaded-list'
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

function List({ state, saying }: { state: OutboxState; saying: Saying }) {
  const now = serverNow()
  return (
    <LoadedList
      resource={useOutbox(state)}
      open={() => openOutbox(state)}
      onMore={() => readOnOutbox(state)}
      head={({ counts }) => (
        <Caption
          text={`没发出 ${counts.failed} · 等着发 ${counts.due} · 正在发 ${counts.sending} · 只在收件箱 ${counts.inboxOnly}`}
        />
      )}
      empty={<Empty icon="check" {...empties[state]} />}
    >
      {(items) =>
        items.map((message) => (
          <MessageCard key={message.messageId} message={message} now={now} saying={saying} />
        ))
      }
    </LoadedList>
  )
}

function OutboxPage() {
  const [state, setState] = useState<OutboxState>('failed')
  const saying = useSaid()
  useShown(() => openOutbox(state))
  useReachBottom(() => void readOnOutbox(state))
  const look = (next: OutboxState) => {
    setState(next)
    void openOutbox(next)
  }
  return (
    <Screen title="消息投递" action={saying.said && <SaidNote saying={saying} />}>
      <Stack>
        <Segments
          options={states.map((value) => ({ value, text: words[value] }))}
          value={state}
          onChange={look}
          label="哪些消息"
        />
        <List state={state} saying={saying} />
      </Stack>
    </Screen>
  )
}

export default wholePage(OutboxPage)
