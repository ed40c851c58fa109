/** Owns reading and writing works for the neighbourhood, and what residents ask about them. */
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import type { LivelihoodDocument, LivelihoodQuestionDocument } from '@/domain/livelihood/documents'
import { livelihoodRules as rules } from '@/domain/livelihood/rules'
import { addDoc, changeDoc, type Doc, findDocs, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import type { CaseDoc } from './cases'

export const WORKS = 'livelihoods'
export const QUESTIONS = 'livelihoodQuestions'
export type WorkDoc = LivelihoodDocument & Doc
export type QuestionDoc = LivelihoodQuestionDocument & Doc

export const findWork = (workId: string): Promise<WorkDoc | null> => getDoc<WorkDoc>(WORKS, workId)

export const changeWork = (workId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(WORKS, workId, guard, patch)

export const workJoin = (workId: string | undefined): Record<string, Join> =>
  workId === undefined ? {} : { work: { from: WORKS, where: { _id: workId }, limit: 1 } }

/** Those of the caller's station, the newest first. */
export const worksJoin: Join = {
  ...{ from: WORKS, sameIn: 'stationId', where: {}, order: { createdAt: -1, _id: -1 } },
  limit: rules.shown,
  fields: { followers: 0, outbox: 0 },
}

/** What was asked about a work and answered for everybody, the newest first. */
export const answeredJoin = (workId: string): Join => ({
  ...{ from: QUESTIONS, where: { workId, open: true }, order: { answeredAt: -1 } },
  limit: rules.questions,
})

/** What somebody has asked last, about whatever. */
export const askedJoin = (personId: string, workId: string): Join => ({
  ...{ from: QUESTIONS, where: { personId, workId, open: false }, order: { createdAt: -1, _id: -1 } },
  limit: rules.mine,
})

export const questionJoin = (questionId: string): Record<string, Join> => ({
  question: { from: QUESTIONS, where: { _id: questionId }, limit: 1 },
})

/** What waits for an answer at the caller's station, the longest waiting first. */
export const waitingJoin: Join = {
  ...{ from: QUESTIONS, sameIn: 'stationId', where: { state: 'asked' }, order: { createdAt: 1 } },
  limit: rules.waiting,
}

/** The same of a station that is known. */
export const waitingAt = (stationId: string, limit: number): Join => ({
  ...{ from: QUESTIONS, where: { stationId, state: 'asked' }, order: { createdAt: 1 }, limit },
})

export const addQuestion = (question: LivelihoodQuestionDocument): Promise<'added' | 'exists'> =>
  addDoc(QUESTIONS, question as QuestionDoc)

/** What was reported at a station under a number; null where nothing was. One request. */
export async function findIncident(stationId: string, number: number): Promise<CaseDoc | null> {
  const where = { stationId, kind: 'incident', number }
  return (await findDocs<CaseDoc>('cases', where, { limit: 1 }))[0] ?? null
}
