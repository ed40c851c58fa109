/** Owns telling volunteers that a credential or an insurance cover runs out within a month. */
import type { PersonDocument } from '@/domain/person/documents'
import { type Doc, findDocs } from '../api/platform/cloud'
import { tellOfPapers } from '../api/repositories/papers'
import type { Job } from './job'
import { sweep } from './sweep'

export const tellOfPapersRunningOut: Job = {
  name: 'tellOfPapersRunningOut',
  ...sweep({
    collection: 'people',
    where: (now) => ({ papersDueAt: { $lte: now } }),
    find: (where, limit) =>
      findDocs<PersonDocument & Doc>('people', where, { order: [['papersDueAt', 'asc']], limit }),
    work: tellOfPapers,
  }),
}
