/** Owns the handlers of imports: what was imported, one of them with the rows that were refused, and the list of the handlers. */
import type { importActions } from '@/contract/imports'
import { tableOf } from '@/domain/imports/kinds'
import { withJoined } from '../../access/station'
import { done, type Handler, type Handlers, refuse } from '../../handler'
import { inPages } from '../../kernel/paging'
import {
  findImports,
  findParts,
  type ImportDoc,
  importJoin,
  type ImportPartDoc,
} from '../../repositories/imports'
import { importView } from '../../views/imports'
import { rowsOf } from '../../views/rows'
import { mayImport } from './importer'
import { preview } from './preview'
import { run, undo } from './run'
import { shownTexts } from './secrets'

const newest = inPages<ImportDoc>(20, ['createdAt', 'desc'])
/** Two parts hold a hundred rows. */
const byPart = inPages<ImportPartDoc>(2, ['part', 'asc'])

/** Two requests. */
const list: Handler<'import.list'> = {
  run: async ({ caller, input, now }) => {
    const { shown, next } = await newest.read(findImports, { stationId: caller.stationId }, input.cursor)
    return done({ items: rowsOf(shown, (one) => importView(one, now)), next })
  },
}

/** Two requests. */
const open: Handler<'import.open'> = {
  joins: ({ input }) => importJoin(input.importId),
  run: withJoined<ImportDoc>('import')(async (one, { caller, input, now }) => {
    if (!mayImport(one.kind, caller)) return refuse('FORBIDDEN')
    const where = { importId: one._id, told: { $gt: 0 } }
    const { cursor } = input as { cursor?: string }
    const { shown, next } = await byPart.read(findParts, where, cursor)
    const told = shown.flatMap(({ lines }) =>
      lines.filter(({ problem, note }) => problem !== '' || note !== undefined),
    )
    return done({
      import: importView(one, now),
      columns: Object.values(tableOf(one.kind).columns).map(({ label }) => label),
      items: told.map(({ at, texts, problem, note = '' }) => ({
        ...{ at, texts: shownTexts(one.kind, texts), problem, note },
      })),
      next,
    })
  }),
}

export const importHandlers: Handlers<keyof typeof importActions> = {
  'import.list': list,
  'import.open': open,
  'import.preview': preview,
  'import.run': run,
  'import.undo': undo,
}
