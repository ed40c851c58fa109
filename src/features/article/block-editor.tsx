/** Writing one block of an article: its words or its picture, where it stands, and that it goes. */
import { fileSrc } from '@/api/files'
import { sendPhotoTo } from '@/api/send-photo'
import { Button } from '@/components/button'
import { Card, Stack, Strong } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { PhotoField } from '@/components/photo-field'
import { type Block, blockKinds } from '@/domain/article/blocks'
import { Moves } from '../screens/moves'

interface BlockEditorProps {
  block: Block
  /** Its place from 1 on, and how many there are. */
  place: number
  of: number
  keepAs: string
  onChange: (block: Block) => void
  onUp: () => void
  onRemove: () => void
  onBusy: (busy: boolean) => void
}

const sendPhoto = sendPhotoTo('notice')

const hints = {
  paragraph: '一段话，几句就够',
  heading: '下面几段讲什么',
  list: '一行写一条',
  quote: '谁说的一句话',
  picture: '照片里是什么，看不见的人也听得到',
} as const

export function BlockEditor({
  block,
  place,
  of,
  keepAs,
  onChange,
  onUp,
  onRemove,
  onBusy,
}: BlockEditorProps) {
  const { kind, text, fileId } = block
  const { label, most } = blockKinds[kind]
  const name = `第 ${place} 段`
  return (
    <Card>
      <Stack>
        <Strong text={`${name} · ${label}`} />
        {kind === 'picture' && (
          <PhotoField
            label="照片"
            value={fileId === null ? [] : [fileId]}
            onChange={(fileIds) => onChange({ ...block, fileId: fileIds[0] ?? null })}
            max={1}
            upload={sendPhoto}
            srcOf={fileSrc}
            keepAs={keepAs}
            onBusy={onBusy}
          />
        )}
        <TextField
          label={kind === 'picture' ? '照片上是什么' : '写什么'}
          {...(kind !== 'heading' && { multiline: true })}
          hint={hints[kind]}
          value={text}
          maxLength={most}
          onChange={(value) => onChange({ ...block, text: value })}
        />
        {of > 1 && (
          <Moves>
            {place > 1 && <Button small kind="second" text="往上挪" label={`${name}往上挪`} onTap={onUp} />}
            <Button small kind="quiet" text="去掉" label={`去掉${name}`} onTap={onRemove} />
          </Moves>
        )}
      </Stack>
    </Card>
  )
}
