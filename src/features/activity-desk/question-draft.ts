/** Owns the organiser's questions as they are being written: what is wrong with them, what is sent. */
import { MOST_OPTIONS, OPTION_LETTERS, type OrganiserQuestion } from '@/domain/activity/organiser-questions'

export interface QuestionDraft {
  ask: string
  /** The options as typed, one behind the other. */
  options: string
}

export const questionDraftsOf = (questions: readonly OrganiserQuestion[] = []): QuestionDraft[] =>
  questions.map(({ ask, options }) => ({ ask, options: options.join('、') }))

export const plannedQuestions = (drafts: readonly QuestionDraft[]): OrganiserQuestion[] =>
  drafts.map(({ ask, options }) => ({
    ask: ask.trim(),
    options: options.split(/[、，,；;\s]+/).filter((option) => option !== ''),
  }))

/** What is wrong with the questions, in a sentence; null when they can be saved. */
export function questionsProblem(drafts: readonly QuestionDraft[]): string | null {
  for (const { ask, options } of plannedQuestions(drafts)) {
    if (ask === '') return '每个问题都要写问什么'
    if (options.length === 1 || options.length > MOST_OPTIONS)
      return `选项写 2 到 ${MOST_OPTIONS} 个，或者不写`
    if (options.some((option) => [...option].length > OPTION_LETTERS))
      return `每个选项不超过 ${OPTION_LETTERS} 个字`
    if (new Set(options).size < options.length) return '有两个选项一样'
  }
  return null
}
