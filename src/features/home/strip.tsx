/** What concerns me and is not read: what it is about, who says so, since when, and how much more there is. */
import { Notice } from '@/components/notice'
import { appPages } from '@/domain/app-pages'
import { momentWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { Home } from './store'

export function Strip({ home }: { home: Home }) {
  const { strip, unread, serverNow: now } = home
  if (!strip) return null
  const more = unread > 1 ? `还有 ${unread - 1} 条` : ''
  const caption = [strip.from, momentWord(strip.at, now), more].filter(Boolean).join('，')
  return (
    <Notice
      text={strip.text}
      caption={caption}
      icon={strip.is === 'notice' ? 'bell' : 'check'}
      unread
      onTap={() => openPage(strip.is === 'notice' ? strip.page : appPages.messages)}
    />
  )
}
