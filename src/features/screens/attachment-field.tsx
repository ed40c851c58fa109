/** Documents that go with what the station writes: each is sent as soon as it is chosen, and one that did not go can be sent again. */
import { useRef, useState } from 'react'
import { upload } from '@/api/files'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { chooseDocuments } from '@/platform/documents'
import { documentTypeOf, type PickedDocument } from '@/platform/picked-document'
import { failureText } from '@/api/failure'

interface Attachment {
  fileId: string
  name: string
}

interface AttachmentFieldProps {
  value: readonly Attachment[]
  onChange: (attachments: Attachment[]) => void
  onBusy: (busy: boolean) => void
  max: number
}

/** WeChat's viewer opens nothing larger with patience. */
const mostBytes = 10 * 1024 * 1024
const mostLetters = 60

interface Unsent {
  document: PickedDocument
  problem: string
}

/** A long name keeps its beginning and its ending. */
const shortened = (name: string): string =>
  name.length <= mostLetters ? name : `${name.slice(0, 50)}….${documentTypeOf(name) ?? ''}`

export function AttachmentField({ value, onChange, onBusy, max }: AttachmentFieldProps) {
  const [unsent, setUnsent] = useState<Unsent[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  // Several are sent one after another; each adds itself to what has come so far.
  const latest = useRef(value)
  latest.current = value

  const send = async (document: PickedDocument) => {
    setUnsent((all) => all.filter((each) => each.document !== document))
    const answer = await upload(document.path, 'notice', undefined, document.name)
    if (!answer.ok) return setUnsent((all) => [...all, { document, problem: failureText(answer.failure) }])
    latest.current = [...latest.current, { fileId: answer.data.fileId, name: shortened(document.name) }]
    onChange([...latest.current])
  }
  const add = async () => {
    const answer = await chooseDocuments(max - value.length - unsent.length)
    if (!answer.ok) return setProblem(answer.reason === 'closed' ? null : '这里拿不到文件，可以先不带附件')
    const fit = answer.documents.filter(
      ({ name, sizeBytes }) => documentTypeOf(name) !== null && sizeBytes <= mostBytes,
    )
    setProblem(fit.length < answer.documents.length ? '只能带 10 MB 以内的 PDF、Word、Excel、PPT' : null)
    onBusy(true)
    for (const document of fit) await send(document)
    onBusy(false)
  }
  const room = max - value.length - unsent.length
  return (
    <Field label="附件" optional {...(problem !== null && { error: problem })}>
      <Stack>
        {value.length > 0 && (
          <RowGroup>
            {value.map(({ fileId, name }) => (
              <Row
                key={fileId}
                icon="receipt"
                title={name}
                end={
                  <Button
                    small
                    kind="quiet"
                    text="去掉"
                    label={`去掉附件 ${name}`}
                    onTap={() => onChange(value.filter((each) => each.fileId !== fileId))}
                  />
                }
              />
            ))}
          </RowGroup>
        )}
        {unsent.map(({ document, problem: why }) => (
          <Note
            key={document.path}
            tone="seal"
            text={`${document.name}没传上：${why}`}
            action="重传"
            onAction={() => void send(document)}
            onClose={() => setUnsent((all) => all.filter((each) => each.document !== document))}
          />
        ))}
        {room > 0 && <Button kind="second" text="添附件" busyText="正在传…" onTap={add} />}
      </Stack>
    </Field>
  )
}
