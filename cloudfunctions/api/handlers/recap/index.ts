/** Owns the recaps of sessions that are over: reading the station's, writing one, withdrawing it. */
import type { recapActions } from '@/contract/recap'
import { type Handlers, done } from '../../handler'
import { inPages } from '../../kernel/paging'
import { findRecaps, type RecapDoc } from '../../repositories/recaps'
import { recapView } from '../../views/recap'
import { rowsOf } from '../../views/rows'
import { draft, save, withdraw } from './write'

/** The newest first. */
const pages = inPages<RecapDoc>(10, ['endAt', 'desc'])

export const recapHandlers: Handlers<keyof typeof recapActions> = {
  /** Two requests: the caller, then a page. */
  'recap.list': {
    run: async ({ caller, input }) => {
      const { shown, next } = await pages.read(findRecaps, { stationId: caller.stationId }, input.cursor)
      return done({ items: rowsOf(shown, recapView), next })
    },
  },
  'recap.draft': draft,
  'recap.save': save,
  'recap.withdraw': withdraw,
}
