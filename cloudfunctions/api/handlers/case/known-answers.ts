/** Owns what answers are that nobody types. */
import type { CaseAction } from '@/contract/case'
import type { CaseDocument } from '@/domain/case/documents'
import type { Context, Result } from '../../handler'
import type { Join } from '../../platform/joins'

export type Beginning = Pick<Context<CaseAction<'begin'>>, 'caller' | 'joined' | 'now'>

/** What is read along with the caller, and what it comes to. */
export interface Known {
  joins: (personId: string, now: number) => Record<string, Join>
  answers: (context: Beginning) => Promise<Result<CaseDocument['form']>>
}
