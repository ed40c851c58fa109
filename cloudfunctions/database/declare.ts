/** Owns how a collection and its indexes are declared. */
export interface IndexDeclaration {
  name: string
  keys: Record<string, 1 | -1 | '2dsphere'>
  unique?: boolean
}

export interface CollectionDeclaration {
  name: string
  indexes: IndexDeclaration[]
  /** Clients read and write nothing directly; only functions do. */
  permission: { read: false; write: false }
}

const closed = { read: false, write: false } as const

export const collection = (name: string, indexes: IndexDeclaration[] = []): CollectionDeclaration => ({
  name,
  indexes,
  permission: closed,
})

export const index = (keys: IndexDeclaration['keys'], unique = false): IndexDeclaration => ({
  name: Object.entries(keys)
    .map(([key, order]) => `${key.replace(/\./g, '_')}_${order}`)
    .join('_'),
  keys,
  ...(unique ? { unique } : {}),
})
