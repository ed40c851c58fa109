/** Owns those whose place in a session somebody has to agree to, as the desk sees and answers them. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type Applicants = Output<'applicants.list'>
export type Applicant = Applicants['applicants'][number]
type Decided = Output<'applicants.confirm'>

const applicants = createResource<string, Applicants>({
  name: 'applicants',
  duty: true,
  load: (sessionId) => call('applicants.list', { sessionId }),
  keyOf: (sessionId) => sessionId,
  keep: 4,
})

export const openApplicants = (sessionId: string): Promise<void> => applicants.open(sessionId)
export const useApplicants = (sessionId: string) => applicants.use(applicants.select(sessionId))

/** The applications as they were seen. */
const seen = (sessionId: string, people: readonly Applicant[]) => ({
  sessionId,
  people: people.map(({ personId, at }) => ({ personId, at })),
})

/** Whatever came of it, others may have answered meanwhile: the list is asked for again. */
async function afterwards(sessionId: string, answer: Answer<Decided>): Promise<Answer<Decided>> {
  if (answer.ok) await openApplicants(sessionId)
  return answer
}

export const confirmApplicants = async (sessionId: string, people: readonly Applicant[]) =>
  afterwards(sessionId, await call('applicants.confirm', seen(sessionId, people)))

export const declineApplicants = async (sessionId: string, people: readonly Applicant[], reason: string) =>
  afterwards(sessionId, await call('applicants.decline', { ...seen(sessionId, people), reason }))

export const takeBackAnswers = async (sessionId: string, people: readonly Applicant[]) =>
  afterwards(sessionId, await call('applicants.takeBack', seen(sessionId, people)))

/** How it went, in words: for how many, and why not for the others. */
export function decidedWords({ done, left }: Decided, verb: string, people: readonly Applicant[]): string {
  const others = left.map(({ id, text }) => {
    const name = people.find(({ personId }) => personId === id)?.name ?? ''
    return `${name}：${text}`
  })
  const all = done.length > 0 ? `${verb}了 ${done.length} 人，会告诉本人` : `一位也没有${verb}`
  return others.length === 0 ? all : `${all}；${others.join('；')}`
}
