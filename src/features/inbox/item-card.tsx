/** One thing in the inbox: a message or a notice, with what is still to do about it, leading to its page. */
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Strong, TagLine } from '@/components/card'
import { Tag, type Tone } from '@/components/tag'
import { HOUR } from '@/domain/kernel/clock'
import { leavingFrom } from '@/domain/message/reminded'
import { momentWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import styles from './item-card.module.scss'
import { markRead, type InboxItem } from './store'

/** What is unusual about an item, each in a word. */
function tagsOf(item: InboxItem): { tone: Tone; text: string }[] {
  const tags: { tone: Tone; text: string }[] = []
  if (item.is === 'notice') {
    if (item.corrected) tags.push({ tone: 'sky', text: '有更正' })
    else if (!item.read) tags.push({ tone: 'sky', text: '没读' })
    if (item.awaitsReceipt) tags.push({ tone: 'amber', text: '请回收到' })
    tags.push({ tone: 'kind', text: item.pinned ? '置顶通知' : '通知' })
  } else if (!item.read) tags.push({ tone: 'sky', text: '没读' })
  return tags
}

/** The evening before is the earliest that anybody is reminded; a day later it is over. */
const REMINDED_MS = 24 * HOUR

export function ItemCard({ item, now }: { item: InboxItem; now: number }) {
  const { title, text, page, at } = item
  const tags = tagsOf(item)
  const from = item.is === 'notice' ? item.from : ''
  const open = () => {
    if (item.is === 'message' && !item.read) void markRead([item.messageId])
    if (page !== '') openPage(page)
  }
  const first = tags.map((tag) => tag.text).join('，')
  const label = [first, title, text].filter(Boolean).join('，')
  const leaving = item.is === 'message' && now - at < REMINDED_MS ? leavingFrom(page) : null
  return (
    <>
      <Card onTap={open} label={label} first={first}>
        <Strong text={title} />
        <View className={item.is === 'notice' ? styles.excerpt : styles.text}>{text}</View>
        <TagLine>
          {tags.map((tag) => (
            <Tag key={tag.text} {...tag} />
          ))}
          <Caption text={[from, momentWord(at, now)].filter(Boolean).join(' · ')} />
        </TagLine>
      </Card>
      {leaving !== null && (
        <Button
          kind="quiet"
          text="我来不了"
          onTap={() => {
            if (item.is === 'message' && !item.read) void markRead([item.messageId])
            openPage(leaving)
          }}
        />
      )}
    </>
  )
}
