/** Owns forgetting what stood in imported files: the rows and the file itself, once nothing can be undone by them. */
import { forgetTable } from '../api/platform/sheets'
import {
  changeImport,
  findImports,
  findParts,
  removeImport,
  removePart,
  type ImportDoc,
} from '../api/repositories/imports'
import type { Job } from './job'
import { inTurn, sweep } from './sweep'

/** What was never written leaves nothing behind; of the rest stays who imported how much, and when. */
async function forget({ _id, state, fileId }: ImportDoc): Promise<void> {
  await forgetTable(fileId)
  if (state === 'previewed') await removeImport(_id)
  else await changeImport(_id, { guard: {}, patch: { $set: { fileId: '', remembered: false } } })
}

export const forgetImports: Job = {
  name: 'forgetImports',
  ...inTurn(
    sweep({
      collection: 'importParts',
      where: (now) => ({ forgetAt: { $lte: now } }),
      find: (where, limit) => findParts(where, { order: [['forgetAt', 'asc']], limit, fields: { _id: 1 } }),
      work: ({ _id }) => removePart(_id),
    }),
    sweep({
      collection: 'imports',
      where: (now) => ({ remembered: true, forgetAt: { $lte: now } }),
      find: (where, limit) => findImports(where, { order: [['forgetAt', 'asc']], limit }),
      work: forget,
    }),
  ),
}
