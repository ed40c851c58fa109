/** Owns what a document is before it is sent, on WeChat and in the browser. */

/** What both WeChat's viewer and a browser can show. */
export const documentTypes = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx'] as const
type DocumentType = (typeof documentTypes)[number]

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

/** The type that a name ends in, or null when it is none of ours. */
export function documentTypeOf(name: string): DocumentType | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return documentTypes.find((type) => type === ending) ?? null
}
