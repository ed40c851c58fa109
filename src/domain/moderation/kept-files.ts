/**
 * Owns the names of files that the station keeps. Whoever uploaded a file may overwrite it at any time, so what is checked
 * and shown is a copy under a name of the station's own, which nobody but the functions can write. An upload says in its
 * path who sent it; the name of a copy says it to nobody.
 */

const CLOUD = /^(cloud:\/\/[^/]+)\//
const KEPT = /^cloud:\/\/[^/]+\/kept\//

/** Whether a file is the station's own copy. */
export const isKept = (fileId: string): boolean => KEPT.test(fileId)

/** `kept/wish/<stem>-<seal><mark>.jpg` */
const COPY = /^cloud:\/\/[^/]+\/(kept\/[a-z]+\/([0-9a-z]{14})-[0-9a-z]{16})([0-9a-z]{16})(\.[a-z0-9]+)$/

interface CopyName {
  /** Follows from the name of the upload, and does not lead back to it. */
  stem: string
  /** The whole path but for the mark. Its seal cannot be guessed. */
  unmarked: string
  /** Follows from that and from who sent it, for whoever has the key. */
  mark: string
}

/** What the name of a copy is made of; null for any other file. */
export function copyNameOf(fileId: string): CopyName | null {
  const [, path, stem, mark, ending] = COPY.exec(fileId) ?? []
  return path === undefined || stem === undefined || mark === undefined || ending === undefined
    ? null
    : { stem, unmarked: path + ending, mark }
}

/** The copies of an earlier version say who sent them as the uploads do: `kept/wish/<person>/a-<seal>.jpg`. */
const EARLIER = /^(cloud:\/\/[^/]+\/)kept\/(.+)-([0-9a-z]{16})(\.[a-z0-9]+)$/

/** The upload that a copy of an earlier version was made of, and its seal; null for any other file. */
export function earlierCopyOf(fileId: string): { upload: string; seal: string } | null {
  const [, cloud, path, seal, ending] = EARLIER.exec(fileId) ?? []
  return cloud === undefined || path === undefined || seal === undefined || ending === undefined
    ? null
    : { upload: cloud + path + ending, seal }
}

/** Fourteen letters that follow from a text: too few to lead back to it, as the name of an upload is drawn by lot. */
function digestOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    a = Math.imul(a ^ letter, 2654435761)
    b = Math.imul(b ^ letter, 1597334677)
  }
  return [a, b].map((half) => (half >>> 0).toString(36).padStart(7, '0')).join('')
}

/** What an upload and the copies of it have in common. */
export const stemOf = (fileId: string): string =>
  copyNameOf(fileId)?.stem ?? digestOf(earlierCopyOf(fileId)?.upload ?? fileId)

/**
 * The path of the copy of an upload: `wish/<person>/a.jpg` becomes `kept/wish/<stem>-<seal><mark>.jpg`.
 * @param markOf the mark of a path without one
 */
export function keptPathOf(upload: string, seal: string, markOf: (unmarked: string) => string): string {
  const path = upload.replace(CLOUD, '')
  const [, folder = 'file'] = /^([a-z]{1,12})\//.exec(path) ?? []
  const ending = path.slice(path.lastIndexOf('.'))
  const bare = `kept/${folder}/${stemOf(upload)}-${seal}`
  return bare + markOf(bare + ending) + ending
}

/** Whether two names lead to the same upload, as it was sent or as the station keeps it. */
export const sameFiles = (a: readonly string[], b: readonly string[]): boolean =>
  a.map(stemOf).join() === b.map(stemOf).join()

/** How the bytes of a kind of file begin, in hex. Recordings have too many beginnings to tell. */
const beginnings: Record<string, readonly string[]> = {
  jpg: ['ffd8'],
  jpeg: ['ffd8'],
  png: ['89504e47'],
  gif: ['47494638'],
  bmp: ['424d'],
  pdf: ['25504446'],
  docx: ['504b0304'],
  xlsx: ['504b0304'],
  pptx: ['504b0304'],
  doc: ['d0cf11e0'],
  xls: ['d0cf11e0'],
  ppt: ['d0cf11e0'],
}

/** Whether bytes are what the ending of their name says; `head` is their beginning in hex. */
export function fitsEnding(fileId: string, head: string): boolean {
  const known = beginnings[fileId.slice(fileId.lastIndexOf('.') + 1)]
  return known === undefined || known.some((beginning) => head.startsWith(beginning))
}
