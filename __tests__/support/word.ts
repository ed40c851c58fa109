/** Owns reading the files that are made for Word. */
import { strFromU8, unzipSync } from 'fflate'

/** What Word would show of a file: the text of its document. */
export function textOf(base64: string): string {
  const parts = unzipSync(Buffer.from(base64, 'base64'))
  expect(Object.keys(parts)).toEqual(expect.arrayContaining(['[Content_Types].xml', 'word/document.xml']))
  return strFromU8(parts['word/document.xml'] as Uint8Array).replace(/<[^>]+>/g, '|')
}
