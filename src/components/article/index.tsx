/** What somebody wrote for others to read: words with their line breaks, pictures, and documents to open. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card, Stack } from '../card'
import { Note } from '../note'
import { Photos } from '../photo'
import { Row, RowGroup } from '../rows'
import styles from './index.module.scss'

interface ArticleProps {
  text: string
  pictures: readonly { src: string; label: string }[]
  onPicture: (index: number) => void
  attachments: readonly { fileId: string; name: string }[]
  /** Shows a document; answers whether it is shown. */
  onAttachment: (index: number) => Promise<boolean>
}

export function Article({ text, pictures, onPicture, attachments, onAttachment }: ArticleProps) {
  const [shut, setShut] = useState<string | null>(null)
  const open = async (index: number) => {
    const shown = await onAttachment(index)
    setShut(shown ? null : (attachments[index]?.name ?? ''))
  }
  return (
    <Stack>
      {(text !== '' || pictures.length > 0) && (
        <Card>
          <Stack>
            {text !== '' && <View className={styles.words}>{text}</View>}
            {pictures.length > 0 && <Photos items={pictures} onTap={onPicture} />}
          </Stack>
        </Card>
      )}
      {attachments.length > 0 && (
        <RowGroup>
          {attachments.map(({ fileId, name }, index) => (
            <Row
              key={fileId}
              icon="receipt"
              title={name}
              caption="附件，点开看"
              label={`打开附件 ${name}`}
              onTap={() => void open(index)}
            />
          ))}
        </RowGroup>
      )}
      {shut !== null && (
        <Note tone="seal" text={`${shut}没有打开，请看看信号，再点一次`} onClose={() => setShut(null)} />
      )}
    </Stack>
  )
}
