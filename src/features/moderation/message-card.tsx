/** One message on its way to WeChat: to whom, what, why it has not arrived, and sending it once more. */
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Tag } from '@/components/tag'
import { momentWord } from '@/domain/words/moments'
import type { Saying } from '@/features/screens/said'
import { retryMessage, type OutboxItem } from './store'
import { outboxWords } from './words'

interface MessageCardProps {
  message: OutboxItem
  now: number
  saying: Saying
}

export function MessageCard({ message, now, saying }: MessageCardProps) {
  const { messageId, state, title, text, person, at, attempts, nextAt, why, mayRetry } = message
  const tries = attempts > 0 ? `试了 ${attempts} 次` : ''
  const next = state === 'due' && attempts > 0 ? `${momentWord(nextAt, now)} 再试` : ''
  const retry = async () => saying.sayAnswer(await retryMessage(messageId), `${title}：马上再发一次`)
  return (
    <Card>
      <Stack>
        <TagLine>
          <Tag {...outboxWords[state]} />
        </TagLine>
        <Strong text={title} />
        <View>{text}</View>
        <Caption
          text={[person && `给 ${person}`, momentWord(at, now), tries, next].filter(Boolean).join(' · ')}
        />
        <Caption text={why} />
        {mayRetry && (
          <View>
            <Button small kind="second" text="再发一次" label={`${title}：再发一次`} onTap={retry} />
          </View>
        )}
      </Stack>
    </Card>
  )
}
