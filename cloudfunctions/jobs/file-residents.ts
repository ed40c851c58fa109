/** Owns filing the records of residents that were written before there was a directory, so that the desk finds them. */
import { FILED } from '@/domain/person/finding'
import { fileResident, findUnfiled } from '../api/repositories/directory'
import type { Job } from './job'
import { sweep } from './sweep'

export const fileResidents: Job = {
  name: 'fileResidents',
  ...sweep({
    collection: 'people',
    where: () => ({ $or: [{ filed: { $exists: false } }, { filed: { $lt: FILED } }] }),
    find: findUnfiled,
    work: fileResident,
  }),
}
