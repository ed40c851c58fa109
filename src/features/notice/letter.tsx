/** A notice on its page: who says what to whom, its pictures and attachments, what was put right, or that it is off. */
import { useState } from 'react'
import { fileSrc } from '@/api/files'
import { Article } from '@/components/article'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Section } from '@/components/section'
import { Tag, TagLine } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { dateWord, momentWord } from '@/domain/words/moments'
import { openDocument } from '@/platform/documents'
import { showPhotos } from '@/platform/media'
import type { NoticeToRead } from './store'

function Head({ notice, now }: { notice: NoticeToRead; now: number }) {
  const { title, from, audienceWords, publishedAt, expiresAt, pinned, edition, state } = notice
  return (
    <Card>
      <Stack>
        <Title text={title} />
        {(pinned || edition > 1 || state !== 'published') && (
          <TagLine>
            {state === 'recalled' && <Tag tone="seal" text="已撤回" />}
            {state === 'ended' && <Tag text="已过期" />}
            {edition > 1 && <Tag tone="amber" text="更正过" />}
            {pinned && <Tag tone="sky" text="置顶" />}
          </TagLine>
        )}
        <Caption text={`${from} · ${momentWord(publishedAt, now)} 发`} />
        <Caption text={`发给${audienceWords}，${dateWord(expiresAt, now)}前有效`} />
      </Stack>
    </Card>
  )
}

export function Letter({ notice, now }: { notice: NoticeToRead; now: number }) {
  const [problem, setProblem] = useState<string | null>(null)
  const { text, pictures, attachments, corrections, corrected, state, recallReason } = notice
  const sources = pictures.map(fileSrc)
  const newest = corrections[corrections.length - 1]
  const open = async (index: number) => {
    const attachment = attachments[index]
    if (!attachment) return
    const shown = await openDocument(fileSrc(attachment.fileId), attachment.name)
    setProblem(shown ? null : '附件没有打开，请看看信号，再点一次')
  }
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
      {problem !== null && <Note tone="seal" text={problem} onClose={() => setProblem(null)} />}
      <Article
        text={text}
        pictures={sources.map((src, i) => ({ src, label: `第 ${i + 1} 张图` }))}
        onPicture={(index) => showPhotos(sources, index)}
        attachments={attachments}
        onAttachment={(index) => void open(index)}
      />
      {corrections.length > 0 && (
        <Section title="更正">
          <Card>
            <Timeline
              steps={[...corrections]
                .reverse()
                .map(({ at, note }, index) => ({ at: momentWord(at, now), text: note, now: index === 0 }))}
            />
          </Card>
        </Section>
      )}
    </Stack>
  )
}
