/** Owns reading and writing imports and the parts of their rows. */
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import type { ImportDocument, ImportPartDocument } from '@/domain/imports/documents'
import {
  addDoc,
  changeDoc,
  changeDocs,
  type Doc,
  findDocs,
  type FindOptions,
  getDoc,
  removeDoc,
} from '../platform/cloud'
import { derivedId } from '../platform/identity'
import type { Join } from '../platform/joins'

const IMPORTS = 'imports'
const PARTS = 'importParts'
export type ImportDoc = ImportDocument & Doc
export type ImportPartDoc = ImportPartDocument & Doc

export const importJoin = (importId: string): Record<string, Join> => ({
  import: { from: IMPORTS, where: { _id: importId }, limit: 1 },
})

export const findImport = (importId: string): Promise<ImportDoc | null> =>
  getDoc<ImportDoc>(IMPORTS, importId)

export const findImports = (where: Guard, options: FindOptions): Promise<ImportDoc[]> =>
  findDocs<ImportDoc>(IMPORTS, where, options)

export const addImport = (one: ImportDocument): Promise<'added' | 'exists'> => addDoc(IMPORTS, one)

export const changeImport = (importId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(IMPORTS, importId, guard, patch)

export const removeImport = (importId: string): Promise<boolean> => removeDoc(IMPORTS, importId, {})

export const partIdOf = (importId: string, part: number): string => derivedId('ip', importId, String(part))

export const findPart = (importId: string, part: number): Promise<ImportPartDoc | null> =>
  getDoc<ImportPartDoc>(PARTS, partIdOf(importId, part))

export const findParts = (where: Guard, options: FindOptions): Promise<ImportPartDoc[]> =>
  findDocs<ImportPartDoc>(PARTS, where, options)

export const addPart = (part: ImportPartDocument): Promise<'added' | 'exists'> => addDoc(PARTS, part)

export const changePart = (partId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(PARTS, partId, guard, patch)

/** Keeps the rows of an import for longer. One request. */
export const keepParts = (importId: string, forgetAt: number) =>
  changeDocs(PARTS, { importId }, { $set: { forgetAt } })

export const removePart = (partId: string): Promise<boolean> => removeDoc(PARTS, partId, {})
