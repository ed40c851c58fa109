/** Owns the registers of what people brought and how it was answered: cases of every kind, wishes, visits. */
import { appPages } from '../app-pages'
import { casePages } from '../case-pages'
import type { CaseKind } from '../case/define-case'
import type { CaseDocument } from '../case/documents'
import { daysBetween } from '../kernel/clock'
import type { HistoryEntry } from '../kernel/workflow'
import { visitChips, type VisitChip } from '../visit/chips'
import type { WishDocument } from '../wish/documents'
import { wishGroupNames, wishKindNames } from '../wish/vocabulary'
import { wishFlow } from '../wish/wish-flow'
import { dayCell, defineRegister, momentCell, type Register, type RegisterColumn } from './register'

/** When somebody other than whoever brought it first did something about it. */
const firstStep = (history: readonly HistoryEntry[], by: readonly string[]): number | null =>
  history.find((entry, at) => at > 0 && !by.includes(entry.by))?.at ?? null

const overAt = ({ history }: Pick<CaseDocument, 'history'>, isOver: boolean): number | null =>
  isOver ? (history[history.length - 1]?.at ?? null) : null

const isOver = (kind: CaseKind, { state }: CaseDocument): boolean => kind.flow.states[state]?.final === true

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
export function caseRegister(kind: CaseKind): Register<CaseDocument> {
  const about: RegisterColumn<CaseDocument>[] = !isQuiet(kind)
    ? [{ head: '是什么', room: 14, cell: (one) => subjectOf(kind, one) }]
    : []
  const rated: RegisterColumn<CaseDocument>[] =
    kind.rating === undefined ? [] : [{ head: '评价', room: 6, cell: (one) => score(kind, one) }]
  const { result } = kind.board ?? {}
  const came: RegisterColumn<CaseDocument>[] =
    result === undefined
      ? []
      : [{ head: result.called, room: 14, as: 'result', cell: (one) => momentCell(resultAt(kind, one)) }]
  return defineRegister<CaseDocument>({
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
      {
        ...{ head: '办结', room: 14, as: 'over' },
        cell: (one) => momentCell(overAt(one, isOver(kind, one))),
      },
      {
        ...{ head: '用了几天', room: 7 },
        cell: (one) => {
          const at = overAt(one, isOver(kind, one))
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
