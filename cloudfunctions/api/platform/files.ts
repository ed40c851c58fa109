/**
 * Owns the way from `api` to the function that writes files, which carries what makes Word so that `api` does not. Any
 * mini-program may call any function by its name, so what is asked is signed: `files` writes for `api` alone.
 */
import cloud from 'wx-server-sdk'
import { endings, type FileKind, isWriting, type WrittenFile, type Writing } from '@/domain/files/writing'
import { invariant } from '@/domain/kernel/errors'
import { translated } from './outside-error'
import { digestOf } from './identity'
import './cloud'

const signatureOf = (said: string): string => digestOf('file', said)

/** Makes a file of a writing. One call of the other function. @throws BusyError when it does not answer */
export async function writeFile(writing: Writing, as: FileKind = 'word'): Promise<WrittenFile> {
  invariant(isWriting(writing), `no file is made of ${writing.name}`)
  const said = JSON.stringify({ as, writing })
  const data = { said, signature: signatureOf(said) }
  let made: WrittenFile | null
  try {
    const { result } = (await cloud.callFunction({ name: 'files', data })) as unknown as {
      result: WrittenFile | null
    }
    made = result
  } catch (error) {
    throw translated(error)
  }
  invariant(made, 'a file was asked for and not made')
  return made
}

/** The writing that `api` asks for, and as which file; null when it was not `api` who asked, or it is none. */
export function askedWriting(event: unknown): { writing: Writing; as: FileKind } | null {
  const { said, signature } = (event ?? {}) as { said?: unknown; signature?: unknown }
  if (typeof said !== 'string' || signature !== signatureOf(said)) return null
  const { as, writing } = JSON.parse(said) as { as?: unknown; writing?: unknown }
  const known = typeof as === 'string' && Object.hasOwn(endings, as)
  return known && isWriting(writing) ? { writing, as: as as FileKind } : null
}
