/** Owns checks about which the service said nothing in time: a person looks. */
import { ok } from '@/domain/kernel/errors'
import { giveUp } from '@/domain/moderation/decide-check'
import { CHECKS, moveCheck, overdueChecks } from '../api/repositories/checks'
import type { Job } from './job'
import { sweep } from './sweep'

export const escalateChecks: Job = {
  name: 'escalateChecks',
  ...sweep({
    collection: CHECKS,
    where: (now) => ({ state: 'pending', dueAt: { $lte: now } }),
    find: overdueChecks,
    work: (check, now) => moveCheck(check, now, (current) => ok(giveUp(current, now))),
  }),
}
