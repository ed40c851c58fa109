/** The face of a session: its own photo once that may be seen, else the drawing of its kind. */
import { fileSrc } from '@/api/files'
import { Cover } from '@/components/drawing/cover'
import { activityDrawings, type ActivityType } from '@/domain/activity/vocabulary'
import { showPhotos } from '@/platform/media'

interface SessionCoverProps {
  title: string
  type: ActivityType
  /** The cover first. In lists there is no other. */
  photos: readonly string[]
  shape?: 'thumb' | 'cover'
}

export function SessionCover({ title, type, photos, shape = 'thumb' }: SessionCoverProps) {
  const sources = photos.map(fileSrc)
  const label = sources.length > 1 ? `${title}，${sources.length} 张照片，点开看` : `${title}的照片`
  const look = shape === 'cover' && { label, onTap: () => showPhotos(sources, 0) }
  return <Cover src={sources[0] ?? null} drawing={activityDrawings[type]} shape={shape} {...look} />
}
