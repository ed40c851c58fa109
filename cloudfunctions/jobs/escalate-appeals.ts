/** Owns appeals that nobody answered in time: each goes one level up, once. */
import { escalateAppeal } from '@/domain/hours/appeal'
import { recordFlow } from '@/domain/hours/record-flow'
import { findRecords, moveRecord } from '../api/repositories/service-records'
import type { Job } from './job'
import { timedStates } from './sweep'

export const escalateAppeals: Job = {
  name: 'escalateAppeals',
  ...timedStates({
    flow: recordFlow,
    collection: 'serviceRecords',
    where: (state, now) => ({ state, dueAt: { $lte: now }, 'appeal.level': { $ne: 'outside' } }),
    find: (where, limit) => findRecords(where, { order: [['dueAt', 'asc']], limit, fields: { _id: 1 } }),
    end: ({ _id }, _event, now) =>
      moveRecord<never>(_id, { by: 'system', now }, ({ record }) => {
        const climbed = escalateAppeal(record, now)
        return { ok: true, value: climbed ? { repeated: false, ...climbed } : { repeated: true, record } }
      }),
  }),
}
