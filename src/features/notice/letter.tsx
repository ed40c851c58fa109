/** A notice on its page: who says what to whom, its pictures and attachments, what was put right, or that it is off. */
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { dateWord, momentWord } from '@/domain/words/moments'
import { Written } from '../screens/written'
import { Corrections } from './corrections'
import type { NoticeToRead } from './store'

function Head({ notice, now }: { notice: NoticeToRead; now: number }) {
  const { title, from, audienceWords, publishedAt, expiresAt, pinned, edition, state } = notice
  return (
    <Card>
      <Title text={title} />
      {(pinned || edition > 1 || state !== 'published') && (
        <TagLine>
          {state === 'recalled' && <Tag tone="seal" text="已撤回" />}
          {state === 'ended' && <Tag text="已过期" />}
          {edition > 1 && <Tag text="更正过" />}
          {pinned && <Tag tone="kind" text="置顶" />}
        </TagLine>
      )}
      <Caption text={`${from} · ${momentWord(publishedAt, now)} 发`} />
      <Caption text={`发给：${audienceWords} · ${dateWord(expiresAt, now)}前有效`} />
    </Card>
  )
}

export function Letter({ notice, now }: { notice: NoticeToRead; now: number }) {
  const { text, pictures, attachments, corrections, corrected, state, recallReason } = notice
  const newest = corrections[corrections.length - 1]
  return (
    <Stack>
      {corrected && newest && state === 'published' && (
        <Note tone="amber" text={`您看过以后有更正：${newest.note}`} />
      )}
      <Head notice={notice} now={now} />
      {state === 'recalled' && (
        <Note
          tone="seal"
          text={`这条通知撤回了，请不要再照着做。${recallReason && `原因：${recallReason}`}`}
        />
      )}
      <Written {...{ text, pictures, attachments }} />
      {corrections.length > 0 && (
        <Section title="更正">
          <Corrections corrections={corrections} now={now} />
        </Section>
      )}
    </Stack>
  )
}
