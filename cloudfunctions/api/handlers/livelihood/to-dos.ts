/** Owns what of works for the neighbourhood waits for the staff: what residents have asked and nobody has answered yet. */
import { greenPages } from '@/domain/green-pages'
import { isStaff } from '@/domain/person/roles'
import { type QuestionDoc, waitingAt } from '../../repositories/livelihoods'
import { source } from '../to-do-source'

/** So many stand among the others; the page has all. */
const SHOWN = 5

export const questions = source<QuestionDoc>({
  join: (caller, _now, limit) => (isStaff(caller) ? waitingAt(caller.stationId, limit) : null),
  isFor: ({ personId: asker }, { personId }) => asker !== personId,
  toDo: ({ _id, title, text }) => ({
    ...{ id: _id, kind: 'livelihood', title: `「${title}」有人问`, dueAt: null },
    ...{ caption: text, page: greenPages.deskWorks },
  }),
  most: SHOWN,
})
