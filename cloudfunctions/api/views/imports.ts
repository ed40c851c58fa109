/** Owns how an import is shown. */
import type { Output } from '@/contract'
import type { ImportDocument } from '@/domain/imports/documents'
import { isRunnable, isUndoable } from '@/domain/imports/rules'

export const importView = (one: ImportDocument, now: number): Output<'import.preview'> => ({
  importId: one._id,
  ...{ kind: one.kind, fileName: one.fileName, state: one.state, counts: one.counts, unknown: one.unknown },
  ...{ parts: one.parts, written: one.written, undone: one.undone, kept: one.kept },
  ...{ byName: one.byName, ranByName: one.ranByName, createdAt: one.createdAt, ranAt: one.ranAt },
  undoUntil: isUndoable(one, now) ? one.forgetAt : null,
  mayRun: isRunnable(one, now),
})
