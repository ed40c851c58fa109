/** One notice in the desk's list: to whom, where it stands, how many have read it. */
import { View } from '@tarojs/components'
import { Caption, Card, Strong, TagLine } from '@/components/card'
import { Meter } from '@/components/meter'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { deskPages } from '@/domain/desk-pages'
import { momentWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import styles from './reach.module.scss'
import type { NoticeRow as Notice } from './store'
import { checkTags, noticeStates, readWords } from './words'

/** When it went out, goes out, or was last written on. */
function whenWords({ state, publishAt, updatedAt }: Notice, now: number): string {
  if (publishAt === null) return `${momentWord(updatedAt, now)} 存的`
  return `${momentWord(publishAt, now)} ${state === 'scheduled' ? '发出' : '发的'}`
}

/** Where its row leads: a draft is written on. */
export const pageOf = ({ state, noticeId }: Notice): string =>
  state === 'draft' ? appPages.noticeForm(noticeId) : deskPages.deskNotice(noticeId)

export function NoticeRow({ notice, now }: { notice: Notice; now: number }) {
  const { title, state, check, audienceWords, authorName, pinned, people, read } = notice
  const tag = noticeStates[state]
  const held = checkTags[check]
  const readSo = readWords(notice)
  return (
    <Card
      onTap={() => openPage(pageOf(notice))}
      label={[title, tag.text, held?.text, audienceWords, readSo].filter(Boolean).join('，')}
    >
      <Strong text={title} />
      <TagLine>
        <Tag {...tag} />
        {held && <Tag {...held} />}
        {pinned && <Tag tone="kind" text="置顶" />}
        <Caption text={audienceWords} />
      </TagLine>
      <Caption text={`${whenWords(notice, now)} · ${authorName}`} />
      {people !== null && state !== 'recalled' && (
        <View className={styles.share}>
          <Meter value={read} max={people} label={readSo} />
          <Caption text={readSo} />
        </View>
      )}
    </Card>
  )
}
