/** What a binder holds: a row for each register with what it comes to, each opening its lines. */
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { deskPages } from '@/domain/desk-pages'
import { openPage } from '@/platform/navigate'
import type { Binder, Chapter } from './store'

/** 到场 240，分钟 28800 */
const sumsWord = ({ sums }: Chapter): string => sums.map(({ head, sum }) => `${head} ${sum}`).join('，')

function ChapterRow({ chapter, month }: { chapter: Chapter; month: string }) {
  const { key, title, none, rows } = chapter
  if (rows === 0) return <Row title={title} caption={none} />
  return (
    <Row
      title={title}
      caption={sumsWord(chapter)}
      value={`${rows} 条`}
      {...(key !== 'corrections' && { onTap: () => openPage(deskPages.binderRows(month, key)) })}
    />
  )
}

export function Chapters({ binder: { chapters, month } }: { binder: Binder }) {
  return (
    <Section title="里面有什么">
      <RowGroup>
        {chapters.map((chapter) => (
          <ChapterRow key={chapter.key} chapter={chapter} month={month} />
        ))}
      </RowGroup>
    </Section>
  )
}
