/** Writing an article: what is typed is kept on the phone, what is saved lies in the cloud, and its page shows how it reads. */
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { Card, Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { readPages } from '@/domain/read-pages'
import type { Block } from '@/domain/article/blocks'
import type { TopicKey } from '@/domain/article/columns'
import { type ReadyAnswer, readyAnswers } from '@/domain/article/ready-answers'
import { articleForm, stayForm } from '@/domain/article/form'
import { articleRules } from '@/domain/article/rules'
import { replacePage } from '@/platform/navigate'
import { AttachmentField } from '../screens/attachment-field'
import { Fields } from '../screens/fields'
import { FormFoot, useFilling } from '../screens/form'
import { Moves } from '../screens/moves'
import { BlockEditor } from './block-editor'
import { draftOfAnswer, draftOfArticle, formOfDraft, freshBlock, kindOptions, problemsOf } from './draft'
import { type DeskArticle, saveArticle } from './store'

interface WritingProps {
  /** What is written on, or what a later version begins with; null for a new one. */
  article: DeskArticle | null
  isLater: boolean
  /** What a new one is about; null for any. */
  about: TopicKey | null
  stale: ReactNode
}

/** One up; the first stays where it is. */
const movedUp = (blocks: readonly Block[], at: number): Block[] => {
  const [block, before] = [blocks[at], blocks[at - 1]]
  if (!block || !before) return [...blocks]
  return blocks.map((one, place) => (place === at ? before : place === at - 1 ? block : one))
}

interface BlocksProps {
  blocks: readonly Block[]
  /** Names the draft. */
  name: string
  error: string | undefined
  onChange: (blocks: Block[]) => void
  onBusy: (busy: boolean) => void
}

const Blocks = ({ blocks, name, error, onChange, onBusy }: BlocksProps) => (
  <Section title="写什么">
    <Stack>
      {error !== undefined && <Note tone="seal" text={error} />}
      {blocks.map((block, at) => (
        <BlockEditor
          key={at}
          {...{ block, place: at + 1, of: blocks.length, keepAs: `${name}:${at}`, onBusy }}
          onChange={(next) => onChange(blocks.map((one, place) => (place === at ? next : one)))}
          onUp={() => onChange(movedUp(blocks, at))}
          onRemove={() => onChange(blocks.filter((_, place) => place !== at))}
        />
      ))}
      {blocks.length < articleRules.blocks && (
        <Moves>
          {kindOptions.map(({ value: kind, text }) => (
            <Button
              key={kind}
              small
              kind="second"
              text={`加${text}`}
              onTap={() => onChange([...blocks, freshBlock(kind)])}
            />
          ))}
        </Moves>
      )}
    </Stack>
  </Section>
)

/** Answers that were written down before, while nothing else is. */
const Ready = ({ onTake }: { onTake: (answer: ReadyAnswer) => void }) => (
  <Section title="拿一条现成的来改">
    <RowGroup>
      {readyAnswers.map((answer) => (
        <Row
          key={answer.question}
          icon="book"
          title={answer.question}
          caption={answer.source}
          onTap={() => onTake(answer)}
        />
      ))}
    </RowGroup>
  </Section>
)

export function ArticleWriting({ article, isLater, about, stale }: WritingProps) {
  const name =
    article === null
      ? ['article', ...(about === null ? [] : [about])].join(':')
      : `article:${article.articleId}:${isLater ? 'later' : article.version}`
  const filling = useFilling(name, draftOfArticle(article, isLater, about), problemsOf)
  const [onTheirWay, setOnTheirWay] = useState(0)
  const { value, edit, wrong, setBusy } = filling
  const { blocks } = value
  const set = (next: Block[]) => edit({ blocks: next })
  const tellBusy = (busy: boolean) => {
    const next = Math.max(0, onTheirWay + (busy ? 1 : -1))
    setOnTheirWay(next)
    setBusy(next > 0)
  }
  const save = async () => {
    const known =
      article === null
        ? {}
        : isLater
          ? { laterThan: article.articleId }
          : { articleId: article.articleId, version: article.version }
    const answer = await filling.handIn(() => saveArticle({ ...known, form: formOfDraft(value) }))
    if (answer?.ok) replacePage(readPages.deskArticle(answer.data.articleId))
  }
  const fields = { answers: value, edit, wrong }
  return (
    <Screen
      title={isLater ? '写新的一版' : '写文章'}
      action={<FormFoot filling={filling} text="存好，看看样子" onTap={save} />}
    >
      <Stack>
        {stale}
        <Card>
          <Fields table={articleForm} names={['title', 'column', 'topic', 'author', 'source']} {...fields} />
        </Card>
        {article === null && value.column === 'policyQa' && value.title === '' && (
          <Ready onTake={(answer) => edit(draftOfAnswer(answer))} />
        )}
        <Blocks blocks={blocks} name={name} error={wrong('blocks').error} onChange={set} onBusy={tellBusy} />
        <Card>
          <AttachmentField
            value={value.attachments}
            onChange={(attachments) => edit({ attachments })}
            onBusy={tellBusy}
            max={articleRules.attachments}
          />
        </Card>
        <Card flush>
          <Fields table={articleForm} names={['political', 'pinned']} {...fields} />
        </Card>
        <Card>
          <Fields table={stayForm} {...fields} />
        </Card>
      </Stack>
    </Screen>
  )
}
