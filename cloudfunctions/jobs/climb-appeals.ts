/** Owns appeals that nobody answered in time: each goes one level up, once. */
import { climbAppeal } from '@/domain/hours/appeal'
import { findRecords, moveRecord } from '../api/repositories/service-records'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

const unanswered = (now: number) => ({
  state: 'appealed',
  dueAt: { $lte: now },
  'appeal.level': { $ne: 'outside' },
})

export const climbAppeals: Job = {
  name: 'climbAppeals',
  due: (now) => [{ from: 'serviceRecords', where: unanswered(now) }],
  run: async (now, limit) => {
    const source = { collection: 'serviceRecords', now }
    const due = await findRecords(await sparing(source, unanswered(now)), {
      order: [['dueAt', 'asc']],
      limit,
      fields: { _id: 1 },
    })
    await forEachItem(
      due,
      async ({ _id }) => {
        await moveRecord<never>(_id, { by: 'system', now }, ({ record }) => {
          const climbed = climbAppeal(record, now)
          return { ok: true, value: climbed ? { repeated: false, ...climbed } : { repeated: true, record } }
        })
      },
      source,
    )
    return { done: due.length, more: due.length === limit }
  },
}
