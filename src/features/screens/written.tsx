/** What somebody wrote at length, with pictures and attachments that open on a tap. */
import { fileSrc } from '@/api/files'
import { Article } from '@/components/article'
import { openDocument } from '@/platform/documents'
import { showPhotos } from '@/platform/media'

interface WrittenProps {
  text: string
  pictures: readonly string[]
  attachments: readonly { fileId: string; name: string }[]
}

export function Written({ text, pictures, attachments }: WrittenProps) {
  const sources = pictures.map(fileSrc)
  const open = (index: number) => {
    const attachment = attachments[index]
    return attachment ? openDocument(fileSrc(attachment.fileId), attachment.name) : Promise.resolve(false)
  }
  return (
    <Article
      text={text}
      pictures={sources.map((src, i) => ({ src, label: `第 ${i + 1} 张图` }))}
      onPicture={(index) => showPhotos(sources, index)}
      attachments={attachments}
      onAttachment={open}
    />
  )
}
