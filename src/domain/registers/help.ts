/** Owns the registers of what people brought and how it was answered: cases of every kind, wishes, visits. */
import { appPages } from '../app-pages'
import { casePages } from '../case-pages'
import { channels } from '../case/behalf'
import type { CaseKind } from '../case/define-case'
import type { CaseDocument } from '../case/documents'
import { daysBetween, type Holidays } from '../kernel/clock'
import { dueAtOf, type HistoryEntry } from '../kernel/workflow'
import { visitChips, type VisitChip } from '../visit/chips'
import type { WishDocument } from '../wish/documents'
import { wishGroupNames, wishKindNames } from '../wish/vocabulary'
import { wishFlow } from '../wish/wish-flow'
import { dayCell, defineRegister, momentCell, type Register, type RegisterColumn } from './register'

/** When somebody other than whoever brought it first did something about it. */
const firstStep = (history: readonly HistoryEntry[], by: readonly string[]): number | null =>
  history.find((entry, at) => at > 0 && !by.includes(entry.by))?.at ?? null

/**
 * When what was asked for was done: with the last step, or where somebody is asked how it was, with the one that ended the
 * help, however long that one takes to answer.
 */
function doneAt(kind: CaseKind, { state, history }: CaseDocument): number | null {
  const helped = kind.rating?.states[0]
  if (state !== helped && !kind.flow.states[state]?.final) return null
  const ended = [...history].reverse().find(({ to }) => to === helped)
  return (ended ?? history[history.length - 1])?.at ?? null
}

/** A case with what its terms are reckoned by. */
export type CaseRow = CaseDocument & { holidays: Holidays; readAt: number }

/** So many steps of a case are told, the newest. */
const MOST_STEPS = 12

/** 2026-11-02 09:30 可以派；2026-11-02 10:00 问几位志愿者 */
function stepsOf({ flow }: CaseKind, { history }: CaseDocument): string {
  const steps = history.slice(1).map(({ at, on }) => `${momentCell(at)} ${flow.events[on]?.label ?? on}`)
  return [...(steps.length > MOST_STEPS ? ['…'] : []), ...steps.slice(-MOST_STEPS)].join('；')
}

type Due = NonNullable<CaseKind['flow']['begin']>['due'] | 'kept' | undefined

/** The term that a step begins, as the table says it. */
const dueOf = ({ flow }: CaseKind, { on, to }: HistoryEntry): Due =>
  on === 'begin' ? flow.begin?.due : flow.rows.find((row) => row.on === on && row.to === to)?.due

/**
 * Whether the station kept its terms: 按时, or how often it was late; empty where it had none yet. A term that goes by
 * more than the step is not told by the history, and one that a step keeps is judged at the step that ends it.
 */
function punctuality(kind: CaseKind, { history, holidays, readAt }: CaseRow): string {
  let term: number | null = null
  let [judged, late] = [0, 0]
  for (const [at, entry] of history.entries()) {
    const due = dueOf(kind, entry)
    const isPlain = due !== undefined && due !== 'kept' && !('until' in due)
    if (due !== 'kept') term = isPlain ? dueAtOf(due, entry.at, null, holidays) : null
    // Of what is left out nobody knows how long the step took.
    if (entry.leftOut) term = null
    const next = history[at + 1]
    if (term === null || !kind.flow.states[entry.to]?.waitsFor || (next && dueOf(kind, next) === 'kept'))
      continue
    if (next || readAt > term) judged += 1
    if ((next?.at ?? readAt) > term) late += 1
  }
  return late > 0 ? `晚了 ${late} 次` : judged > 0 ? '按时' : ''
}

/** What was chosen first in its form, in words; never what somebody wrote. */
function subjectOf(kind: CaseKind, { form }: CaseDocument): string {
  for (const [name, field] of Object.entries(kind.form)) {
    const chosen = form[name]
    if (field.is === 'choice' && typeof chosen === 'string') return field.options[chosen] ?? ''
  }
  return ''
}

const score = (kind: CaseKind, { answers }: CaseDocument): string => {
  const { rating } = kind
  const given = rating?.moves.map((move) => answers?.[move]?.[rating.score]).find(Boolean)
  return typeof given === 'string' || typeof given === 'number' ? String(given) : ''
}

/** Whether what a case is about is nothing for a list: it is sealed, or kept from those whom it is about. */
const isQuiet = ({ sealed, begin }: CaseKind): boolean => sealed !== undefined || begin.about !== undefined

/** When it came to be what it is now, as it was answered last. */
function resultAt(kind: CaseKind, { history }: CaseDocument): number | null {
  const moves: readonly string[] = kind.board?.result?.moves ?? []
  return [...history].reverse().find(({ on }) => moves.includes(on))?.at ?? null
}

/** Cases of one kind. Of a sealed one, and of an objection, it says when and how far, and not a word of what it is about. */
export function caseRegister(kind: CaseKind): Register<CaseRow> {
  const about: RegisterColumn<CaseRow>[] = isQuiet(kind)
    ? []
    : [
        { head: '怎么来的', room: 10, cell: ({ via }) => (via === undefined ? '自己提的' : channels[via]) },
        { head: '是什么', room: 14, cell: (one) => subjectOf(kind, one) },
      ]
  const steps: RegisterColumn<CaseRow>[] = isQuiet(kind)
    ? []
    : [{ head: '每一步', room: 40, cell: (one) => stepsOf(kind, one) }]
  // Elsewhere a term that runs out is how the case goes on, and nobody's delay.
  const rated: RegisterColumn<CaseRow>[] =
    kind.rating === undefined
      ? []
      : [
          { head: '按时', room: 8, cell: (one) => punctuality(kind, one) },
          { head: '评价', room: 6, cell: (one) => score(kind, one) },
        ]
  const { result } = kind.board ?? {}
  const came: RegisterColumn<CaseRow>[] =
    result === undefined
      ? []
      : [{ head: result.called, room: 14, as: 'result', cell: (one) => momentCell(resultAt(kind, one)) }]
  return defineRegister<CaseRow>({
    title: kind.title,
    none: `这个月没有${kind.title}`,
    columns: [
      { head: '哪一件', room: 8, cell: ({ number }) => `第 ${number} 件`, leads: true },
      { head: '什么时候提的', room: 14, cell: ({ createdAt }) => momentCell(createdAt) },
      ...about,
      {
        ...{ head: '第一次答复', room: 14 },
        cell: ({ history, ownerId }) => momentCell(firstStep(history, [ownerId, 'system'])),
      },
      ...steps,
      {
        ...{ head: '办结', room: 14, as: 'over' },
        cell: (one) => momentCell(doneAt(kind, one)),
      },
      {
        ...{ head: '用了几天', room: 7 },
        cell: (one) => {
          const at = doneAt(kind, one)
          return at === null ? '' : daysBetween(one.createdAt, at)
        },
      },
      ...came,
      { head: '现在', room: 10, cell: ({ state }) => kind.flow.states[state]?.label ?? '' },
      ...rated,
    ],
    opens: ({ _id }) => (isQuiet(kind) ? null : casePages.case(kind.name, _id)),
  })
}

export const wishesRegister = defineRegister<WishDocument>({
  title: '心愿',
  none: '这个月没有许愿',
  columns: [
    { head: '哪一个', room: 8, cell: ({ number }) => `第 ${number} 个`, leads: true },
    { head: '哪天许的', room: 11, cell: ({ createdAt }) => dayCell(createdAt) },
    { head: '谁的', room: 10, cell: ({ form }) => wishGroupNames[form.group] },
    { head: '要什么', room: 11, cell: ({ form }) => wishKindNames[form.kind] },
    { head: '网格', room: 14, cell: ({ gridName }) => gridName },
    { head: '上墙', room: 11, cell: ({ publishedAt }) => dayCell(publishedAt) },
    { head: '圆了', room: 11, cell: ({ grantedAt }) => dayCell(grantedAt), as: 'granted' },
    { head: '几个人帮的', room: 8, cell: ({ helperIds }) => helperIds.length, is: 'sum' },
    { head: '现在', room: 11, cell: ({ state }) => wishFlow.states[state].label },
  ],
  opens: ({ _id }) => appPages.wish(_id),
})

/** What was visited in one grid: numbers alone, so that no household is found in it. */
export interface GridVisits {
  /** The grid. */
  _id: string
  gridName: string
  visits: number
  homes: number
  chips: Partial<Record<VisitChip, number>>
}

const chipColumn = (chip: VisitChip): RegisterColumn<GridVisits> => ({
  head: visitChips[chip],
  room: 9,
  cell: ({ chips }) => chips[chip] ?? 0,
  is: 'sum',
})

export const visitsRegister = defineRegister<GridVisits>({
  title: '走访（只有数）',
  none: '这个月没有走访',
  columns: [
    { head: '网格', room: 18, cell: ({ gridName }) => gridName, leads: true },
    { head: '走访次数', room: 10, cell: ({ visits }) => visits, is: 'sum', as: 'visits' },
    { head: '走访户数', room: 10, cell: ({ homes }) => homes, is: 'sum', as: 'homes' },
    ...(Object.keys(visitChips) as VisitChip[]).map(chipColumn),
  ],
})
