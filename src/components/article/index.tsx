/** What somebody wrote for others to read: words with their line breaks, pictures, and documents to open. */
import { View } from '@tarojs/components'
import { Card, Stack } from '../card'
import { Photos } from '../photo'
import { Row, RowGroup } from '../rows'
import styles from './index.module.scss'

interface ArticleProps {
  text: string
  pictures: readonly { src: string; label: string }[]
  onPicture: (index: number) => void
  attachments: readonly { fileId: string; name: string }[]
  onAttachment: (index: number) => void
}

export function Article({ text, pictures, onPicture, attachments, onAttachment }: ArticleProps) {
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
              onTap={() => onAttachment(index)}
            />
          ))}
        </RowGroup>
      )}
    </Stack>
  )
}
