/** Owns the entry of the `files` function: it makes one file of what `api` describes, reads and writes nothing, knows nobody. */
import type { WrittenFile } from '@/domain/files/writing'
import { fileNameOf } from '@/domain/files/writing'
import { askedWriting } from '../api/platform/files'
import { assertSettings } from '../api/platform/settings'
import { wordOf } from './word'

/** Null where it was not `api` who asked, or what is described is no writing. */
export async function main(event: unknown): Promise<WrittenFile | null> {
  assertSettings()
  const writing = askedWriting(event)
  if (writing === null) return null
  const bytes = await wordOf(writing)
  return { name: fileNameOf(writing.name, 'docx'), base64: bytes.toString('base64') }
}
