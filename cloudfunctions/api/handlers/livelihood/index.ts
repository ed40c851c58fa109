/** Owns the list of handlers for works for the neighbourhood, and what residents do about them. */
import type { livelihoodActions } from '@/contract/livelihood'
import { ok } from '@/domain/kernel/errors'
import { beginOutbox } from '@/domain/kernel/outbox'
import type { LivelihoodQuestionDocument } from '@/domain/livelihood/documents'
import { livelihoodRules as rules } from '@/domain/livelihood/rules'
import { withJoined } from '../../access/station'
import { type Caller, type Context, done, type Handler, type Handlers, joinedAll } from '../../handler'
import { moveCase } from '../../kernel/move-case'
import { derivedId } from '../../platform/identity'
import {
  addQuestion,
  answeredJoin,
  askedJoin,
  type QuestionDoc,
  type WorkDoc,
  workJoin,
  WORKS,
  worksJoin,
} from '../../repositories/livelihoods'
import { workRow, workView } from '../../views/livelihood'
import { rowsOf } from '../../views/rows'
import { answer, desk, link, save, step } from './desk'

/** One request. */
const list: Handler<'livelihood.list'> = {
  joins: () => ({ works: worksJoin }),
  run: async ({ joined }) => done({ items: rowsOf(joinedAll<WorkDoc>(joined, 'works'), workRow) }),
}

/** One request. */
const open: Handler<'livelihood.open'> = {
  joins: ({ input: { workId }, personId }) => ({
    ...workJoin(workId),
    ...{ answered: answeredJoin(workId), asked: askedJoin(personId, workId) },
  }),
  run: withJoined<WorkDoc>('work')((work, { caller, joined }) => {
    const read = {
      answered: joinedAll<QuestionDoc>(joined, 'answered'),
      asked: joinedAll<QuestionDoc>(joined, 'asked'),
    }
    return done(workView(work, read, (caller as Caller).personId))
  }),
}

/** Two requests; whoever follows already, or does not, changes nothing. */
const follow: Handler<'livelihood.follow'> = {
  joins: ({ input }) => workJoin(input.workId),
  run: withJoined<WorkDoc>('work')(async (work, context) => {
    const { input, caller, now } = context as unknown as Context<'livelihood.follow'>
    const { personId } = caller
    const moved = await moveCase<WorkDoc, 'WORK_FOLLOWED'>({
      ...{ collection: WORKS, read: work, now },
      decide: (current) => {
        const { followers } = current
        if (followers.includes(personId) === input.on) return ok({ update: null, after: current })
        if (input.on && followers.length >= rules.followers)
          return { ok: false, error: { code: 'WORK_FOLLOWED', details: { most: rules.followers } } }
        const others = followers.filter((one) => one !== personId)
        const after = { ...current, followers: input.on ? [...others, personId] : others }
        // The list alone is guarded: what the staff write at the same moment is not made stale by a crowd.
        const change = input.on
          ? {
              guard: {
                followers: { $ne: personId },
                [`followers.${rules.followers - 1}`]: { $exists: false },
              },
              patch: { $push: { followers: personId } },
            }
          : { guard: { followers: personId }, patch: { $pull: { followers: personId } } }
        return ok({ update: change, after })
      },
    })
    if (!moved.ok) return moved
    const { _id: workId, followers } = moved.value.doc
    return done({ workId, following: followers.includes(personId), followers: followers.length })
  }),
}

/** Two requests, three when the key was used before. */
const ask: Handler<'livelihood.ask'> = {
  joins: ({ input }) => workJoin(input.workId),
  run: withJoined<WorkDoc>('work')(async (work, context) => {
    const { input, caller, requestKey, now } = context as unknown as Context<'livelihood.ask'>
    const { personId, stationId } = caller
    const question: LivelihoodQuestionDocument = {
      ...{ _id: derivedId('lq', personId, requestKey), stationId, workId: work._id, title: work.form.title },
      ...{ personId, text: input.text, answer: '', open: false, state: 'asked', answeredAt: null },
      ...{ version: 1, createdAt: now, ...beginOutbox([], now) },
    }
    await addQuestion(question)
    return done({ questionId: question._id })
  }),
}

export const livelihoodHandlers: Handlers<keyof typeof livelihoodActions> = {
  'livelihood.list': list,
  'livelihood.open': open,
  'livelihood.follow': follow,
  'livelihood.ask': ask,
  'livelihood.desk': desk,
  'livelihood.save': save,
  'livelihood.step': step,
  'livelihood.link': link,
  'livelihood.answer': answer,
}
