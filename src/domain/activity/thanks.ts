/** Owns the thanks of those who came to a session: what is asked, when it may be said, and what its organiser learns of it. */
import type { WithOutbox } from '../kernel/outbox'
import { DAY } from '../kernel/clock'
import { type Answers, defineForm } from '../kernel/form'
import { defineWorkflow, type HistoryEntry } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import { isShown } from '../moderation/moderated-content'
import type { EnrollmentDocument, SessionDocument } from './documents'
import { whoCame } from './recap'

export const thanksRules = {
  /** It may be said, and changed, for so many days after the end. */
  openDays: 14,
  /** An organiser learns of so many at once, and of none before: nobody can tell whose the last one was. */
  step: 5,
} as const

const gradeNames = {
  great: '5 分，很好',
  good: '4 分，好',
  fair: '3 分，还行',
  poor: '2 分，差一点',
  bad: '1 分，不满意',
} as const

const stars: Record<keyof typeof gradeNames, number> = { great: 5, good: 4, fair: 3, poor: 2, bad: 1 }

export const thanksForm = defineForm({
  grade: { is: 'choice', label: '打几分', options: gradeNames, missing: '请选一个分' },
  words: {
    is: 'text',
    label: '想说一句',
    most: 100,
    optional: true,
    placeholder: '比如：教得耐心，下回还来',
  },
})
type ThanksForm = Answers<typeof thanksForm>

/** One for each session and phone. */
export interface ThanksDocument extends WithOutbox {
  /** `sessionId:personId`: said twice it is the same. */
  _id: string
  sessionId: string
  stationId: string
  personId: string
  form: ThanksForm
  /** The check of the words; null without any. */
  content: CheckedPiece | null
  state: 'unsaid' | 'said'
  version: number
  dueAt: number | null
  history: HistoryEntry[]
  createdAt: number
}

interface ThanksFacts {
  now: number
  endAt: number
  cancelled: boolean
  came: boolean
}

export const thanksFlow = defineWorkflow({
  name: 'thanks',
  title: '感谢',
  start: 'unsaid',
  roles: ['guest'],
  states: { unsaid: { label: '还没说', tone: 'waiting' }, said: { label: '说过了', tone: 'good' } },
  events: { say: { label: '送出感谢' } },
  guards: {
    came: ({ came }: ThanksFacts) => came || ('THANKS_NOT_CAME' as const),
    ended: ({ now, endAt, cancelled }: ThanksFacts) =>
      (!cancelled && now >= endAt) || ('INVALID_STATE' as const),
    open: ({ now, endAt }: ThanksFacts) =>
      now <= endAt + thanksRules.openDays * DAY || ('THANKS_CLOSED' as const),
  },
  effects: [],
  rows: [
    { from: ['unsaid', 'said'], on: 'say', by: ['guest'], needs: ['came', 'ended', 'open'], to: 'said' },
  ],
})

export const unsaid = { state: 'unsaid' as const, version: 0, dueAt: null, history: [] }

/** @param rows those of one phone: who holds it came, or one of the family did */
export const thanksFacts = (
  { endAt, state }: Pick<SessionDocument, 'endAt' | 'state'>,
  rows: readonly Pick<EnrollmentDocument, 'state'>[],
  now: number,
): ThanksFacts => ({ now, endAt, cancelled: state === 'cancelled', came: whoCame(rows).length > 0 })

type Told = Pick<ThanksDocument, 'form' | 'content'>

/**
 * What the organiser learns: how many, their average to a tenth, and the sentences that have passed, in an order that says
 * nothing. Only whole steps count; null before the first.
 * @param thanks the earliest first
 */
export function summaryOf(
  thanks: readonly Told[],
): { answers: number; average: number; sentences: string[] } | null {
  const answers = thanks.length - (thanks.length % thanksRules.step)
  if (answers === 0) return null
  const counted = thanks.slice(0, answers)
  const sum = counted.reduce((all, { form }) => all + stars[form.grade], 0)
  const said = counted.filter(({ form, content }) => form.words !== '' && isShown(content))
  return {
    answers,
    average: Math.round((sum / answers) * 10) / 10,
    sentences: said.map(({ form }) => form.words).sort(),
  }
}
