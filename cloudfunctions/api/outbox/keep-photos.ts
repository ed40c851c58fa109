/** Owns that the photos of a case are copied to names of the station's own, so that they cannot be exchanged afterwards. */
import { isKept } from '@/domain/moderation/kept-files'
import type { Work } from '../kernel/outbox'
import { keepFile } from '../platform/kept-files'
import { changeCase } from '../repositories/cases'
import type { UploadedPhotos } from '../repositories/items'

/** The copy of one upload, or the upload itself while there is none. */
const copyOf = async (fileId: string): Promise<string> => (await keepFile(fileId))?.fileId ?? fileId

/** @throws while a photo could not be copied, so that it is tried again; the copy of one upload is always the same */
export const keepPhotos: Work<UploadedPhotos> = async ({ photos }, { collection, documentId }) => {
  const copies = await Promise.all(
    Object.entries(photos).map(
      async ([path, files]) => [path, await Promise.all(files.map(copyOf))] as const,
    ),
  )
  await changeCase(collection, documentId, { guard: {}, patch: { $set: Object.fromEntries(copies) } })
  if (!copies.every(([, files]) => files.every(isKept)))
    throw new Error(`${documentId}: a photo could not be copied`)
}
