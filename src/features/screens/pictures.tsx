/** Photos that were sent with something, which open in large. */
import { fileSrc } from '@/api/files'
import { Photos } from '@/components/photo'
import { showPhotos } from '@/platform/media'

/** @param label whose or of what they are; nothing to see when there are none */
export function Pictures({ fileIds, label }: { fileIds: readonly string[]; label?: string }) {
  if (fileIds.length === 0) return null
  const sources = fileIds.map(fileSrc)
  const named = (index: number) => [label, `第 ${index + 1} 张照片`].filter(Boolean).join('，')
  return (
    <Photos
      items={sources.map((src, index) => ({ src, label: named(index) }))}
      onTap={(index) => showPhotos(sources, index)}
    />
  )
}
