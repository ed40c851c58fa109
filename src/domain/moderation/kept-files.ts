/**
 * Owns the names of files that the station keeps. Whoever uploaded a file may overwrite it at any time, so what is checked
 * and shown is a copy under a name of the station's own, which nobody but the functions can write.
 */

const CLOUD = /^(cloud:\/\/[^/]+)\//
const KEPT = /^cloud:\/\/[^/]+\/kept\//

/** Whether a file is the station's own copy. */
export const isKept = (fileId: string): boolean => KEPT.test(fileId)

/** The path of the copy of an upload: `wish/a.jpg` becomes `kept/wish/a-<seal>.jpg`. The seal cannot be guessed. */
export function keptPathOf(fileId: string, seal: string): string {
  const path = fileId.replace(CLOUD, '')
  const dot = path.lastIndexOf('.')
  return `kept/${path.slice(0, dot).slice(0, 140)}-${seal}${path.slice(dot)}`
}

/** What a copy was made of; any other file as it is. */
export const originOf = (fileId: string): string =>
  isKept(fileId)
    ? fileId.replace(/^(cloud:\/\/[^/]+\/)kept\//, '$1').replace(/-[0-9a-z]{16}(\.[a-z0-9]+)$/, '$1')
    : fileId

/** Whether two names lead to the same upload, as it was sent or as the station keeps it. */
export const sameFiles = (a: readonly string[], b: readonly string[]): boolean =>
  a.map(originOf).join() === b.map(originOf).join()

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
