/** Owns forgetting what people answered an organiser: it was asked for one day, and that day is long over. */
import { changeEnrollment, findEnrollments } from '../api/repositories/enrollments'
import type { Job } from './job'
import { sweep } from './sweep'

export const forgetAnswers: Job = {
  name: 'forgetAnswers',
  ...sweep({
    collection: 'enrollments',
    where: (now) => ({ answersUntil: { $lte: now } }),
    find: (where, limit) => findEnrollments(where, { order: [['answersUntil', 'asc']], limit }),
    work: ({ _id }) =>
      changeEnrollment(_id, {
        guard: { answersUntil: { $exists: true } },
        patch: { $unset: { answers: '', answersUntil: '' } },
      }),
  }),
}
