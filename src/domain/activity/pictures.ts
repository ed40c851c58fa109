/** Owns the photos of an activity: handed in and checked together, and what of them its sessions show. */
import type { GuardedUpdate } from '../kernel/guarded-update'
import type { CheckDocument, CheckedPiece } from '../moderation/documents'
import { sameFiles, stemOf } from '../moderation/kept-files'
import { applyTo, isShown, keptBy } from '../moderation/moderated-content'

/** The photos as the organiser handed them in; the first is the cover. */
export interface ActivityPictures {
  files: string[]
  /** Counts how often other photos were handed in: news of an earlier choice never covers a later one. */
  edition: number
  /** The check of all of them together; null when there are none. */
  content: CheckedPiece | null
}

/** What a session shows of them, and of which news that is. */
export interface ShownPictures {
  files: string[]
  edition: number
  version: number
}

interface Pictured {
  pictures?: ActivityPictures
}

export const filesOf = ({ pictures }: { pictures?: { files: string[] } }): string[] => pictures?.files ?? []

/** Whether a form names other photos than those that stand; a form that knows nothing of photos names none. */
export const namesOthers = (activity: Pictured, files: readonly string[] | undefined): boolean =>
  files !== undefined && !sameFiles(files, filesOf(activity))

/** Whether all of these are among photos that have passed: then the check they had is theirs, in whatever order. */
export function arePassed({ pictures }: Pictured, files: readonly string[]): boolean {
  if (!pictures?.content || !isShown(pictures.content)) return false
  const passed = new Set(pictures.files.map(stemOf))
  return files.length > 0 && files.every((file) => passed.has(stemOf(file)))
}

/**
 * What news of a check means for the photos: the verdict, and the station's copies in place of the uploads. Null when
 * they have another check by now or know newer news.
 */
export function newsOf(
  { pictures }: Pictured,
  news: CheckedPiece,
  check: Pick<CheckDocument, 'media'>,
): { pictures: ActivityPictures; update: GuardedUpdate } | null {
  if (!pictures?.content || pictures.content.checkId !== news.checkId) return null
  if (pictures.content.version >= news.version) return null
  const after = { ...pictures, files: pictures.files.map(keptBy(check)), content: news }
  const { guard, patch } = applyTo('pictures.content', news)
  return {
    pictures: after,
    update: {
      guard: { ...guard, 'pictures.edition': pictures.edition },
      patch: { $set: { ...patch.$set, 'pictures.files': after.files } },
    },
  }
}

/** The photos as they are kept once others were handed in. */
export const pictured = (
  { pictures }: Pictured,
  files: readonly string[],
  content: CheckedPiece | null,
): ActivityPictures => ({ files: [...files], edition: (pictures?.edition ?? 0) + 1, content })

/** Residents see all of them once they have passed, and none before. */
export const shownOf = ({ files, edition, content }: ActivityPictures): ShownPictures => ({
  files: isShown(content) ? [...files] : [],
  edition,
  version: content?.version ?? 0,
})

/** Shows these photos in a session, unless it has learned of newer ones or of newer news. */
export function showing(shown: ShownPictures): GuardedUpdate {
  const { edition, version } = shown
  return {
    guard: {
      $or: [
        { pictures: { $exists: false } },
        { 'pictures.edition': { $lt: edition } },
        { 'pictures.edition': edition, 'pictures.version': { $lt: version } },
      ],
    },
    patch: { $set: { pictures: shown } },
  }
}
