/** Owns what a document is before it is sent, on WeChat and in the browser. */

/** What both WeChat's viewer and a browser can show. */
export const documentTypes = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx'] as const
type DocumentType = (typeof documentTypes)[number]

/** Tables that can be read row by row; an old one is taken so that it can be said why not. */
export const tableTypes = ['xlsx', 'csv', 'xls'] as const

export interface PickedDocument {
  path: string
  /** As its owner called it: 停水通知.pdf */
  name: string
  sizeBytes: number
}

export type DocumentsAnswer =
  | { ok: true; documents: PickedDocument[] }
  /** closed: the person changed their mind. */
  | { ok: false; reason: 'closed' | 'unavailable' }

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase()

/** The type that a name ends in, or null when it is none of ours. */
export const documentTypeOf = (name: string): DocumentType | null =>
  documentTypes.find((type) => type === endingOf(name)) ?? null

/** The ending that a file keeps when it is sent; null where it is neither a document nor a table. */
export const keptEnding = (name: string): string | null =>
  documentTypeOf(name) ?? tableTypes.find((type) => type === endingOf(name)) ?? null
