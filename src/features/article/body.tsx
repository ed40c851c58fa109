/** What stands in an article, block by block, as its readers have it. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { fileSrc } from '@/api/files'
import { Caption, Card, Stack, Strong, Title } from '@/components/card'
import { Photo } from '@/components/photo'
import type { Block, BlockKind } from '@/domain/article/blocks'
import { columns, type ColumnKey } from '@/domain/article/columns'
import { dateWord } from '@/domain/words/moments'
import { showPhotos } from '@/platform/media'
import { Written } from '../screens/written'
import styles from './body.module.scss'

interface BlockProps {
  block: Block
  /** All pictures of the article, to be looked through from this one. */
  pictures: readonly string[]
}

function PictureBlock({ block: { text, fileId }, pictures }: BlockProps) {
  if (fileId === null) return null
  const src = fileSrc(fileId)
  const at = pictures.indexOf(src)
  return (
    <View>
      <View className={styles.shown}>
        <Photo src={src} label={text || `第 ${at + 1} 张图`} onTap={() => void showPhotos(pictures, at)} />
      </View>
      {text !== '' && <Caption text={text} />}
    </View>
  )
}

const ListBlock = ({ block: { text } }: BlockProps) => (
  <View>
    {text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, at) => (
        <View key={at} className={styles.point}>
          <View className={styles.mark}>·</View>
          <View>{line}</View>
        </View>
      ))}
  </View>
)

const drawings: Record<BlockKind, (props: BlockProps) => ReactNode> = {
  heading: ({ block }) => <Strong text={block.text} />,
  paragraph: ({ block }) => <View className={styles.words}>{block.text}</View>,
  quote: ({ block }) => <View className={styles.quote}>{block.text}</View>,
  list: ListBlock,
  picture: PictureBlock,
}

interface ArticleBodyProps {
  article: {
    title: string
    column: ColumnKey
    author: string
    source: string
    blocks: readonly Block[]
    attachments: readonly { fileId: string; name: string }[]
  }
  publishAt: number | null
  now: number
}

export function ArticleBody({ article, publishAt, now }: ArticleBodyProps) {
  const { title, column, author, source, blocks, attachments } = article
  const pictures = blocks.flatMap(({ fileId }) => (fileId === null ? [] : [fileSrc(fileId)]))
  const day = publishAt === null ? [] : [dateWord(publishAt, now)]
  return (
    <>
      <Card>
        <Stack>
          <Title text={title} />
          <Caption text={[columns[column].title, author, ...day].join(' · ')} />
          {source !== '' && <Caption text={`来源：${source}`} />}
          {blocks.map((block, at) => {
            const Drawn = drawings[block.kind]
            return <Drawn key={at} block={block} pictures={pictures} />
          })}
        </Stack>
      </Card>
      {attachments.length > 0 && <Written text="" pictures={[]} attachments={attachments} />}
    </>
  )
}
