/** Owns the entry of the `files` function: it makes one file of what `api` describes, reads and writes nothing, knows nobody. */
import { endings, type FileKind, fileNameOf, type WrittenFile, type Writing } from '@/domain/files/writing'
import { askedWriting } from '../api/platform/files'
import { assertSettings } from '../api/platform/settings'
import { sheetOf } from './sheet'
import { wordOf } from './word'

const writers: Record<FileKind, (writing: Writing) => Promise<Buffer>> = { word: wordOf, sheet: sheetOf }

/** Null where it was not `api` who asked, or what is described is no writing. */
export async function main(event: unknown): Promise<WrittenFile | null> {
  assertSettings()
  const asked = askedWriting(event)
  if (asked === null) return null
  const { as, writing } = asked
  const bytes = await writers[as](writing)
  return { name: fileNameOf(writing.name, endings[as]), base64: bytes.toString('base64') }
}
