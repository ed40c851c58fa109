/** Owns that the photos of a case are copied to names of the station's own, so that they cannot be exchanged afterwards. */
import { isKept } from '@/domain/moderation/kept-files'
import type { Work } from '../kernel/outbox'
import { keepFile } from '../platform/kept-files'
import { changeCase } from '../repositories/cases'
import type { UploadedPhotos } from '../repositories/items'

/** The copy of one upload, or the upload itself while there is none. */
const copyOf = async (fileId: string): Promise<string> => (await keepFile(fileId))?.fileId ?? fileId

/** That nothing else has been answered since: each photo is still the upload, or its copy. */
const stillThere = (
  path: string,
  files: readonly string[],
  copies: readonly string[],
): [string, object][] => [
  [path, { $size: files.length }],
  ...files.map((file, i): [string, object] => [`${path}.${i}`, { $in: [file, copies[i]] }]),
]

/**
 * What was answered anew meanwhile stays as it is.
 * @throws while a photo could not be copied, so that it is tried again; the copy of one upload is always the same
 */
export const keepPhotos: Work<UploadedPhotos> = async ({ photos }, { collection, documentId }) => {
  const all = await Promise.all(
    Object.entries(photos).map(async ([path, files]) => {
      const copies = await Promise.all(files.map(copyOf))
      return { path, copies, guard: stillThere(path, files, copies) }
    }),
  )
  const guard = Object.fromEntries(all.flatMap((one) => one.guard))
  const $set = Object.fromEntries(all.map(({ path, copies }) => [path, copies]))
  await changeCase(collection, documentId, { guard, patch: { $set } })
  if (!all.every(({ copies }) => copies.every(isKept)))
    throw new Error(`${documentId}: a photo could not be copied`)
}
