/** Owns what of cases waits for the station: of all kinds together, and of each sealed kind that is told of by its number alone. */
import { casePages } from '@/domain/case-pages'
import { headlineOf } from '@/domain/case/form'
import type { CaseKind } from '@/domain/case/define-case'
import { isKin } from '@/domain/case/sight'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { heldOf } from '@/domain/person/roles'
import { caseKinds, kindOf } from '@/domain/case-kinds'
import type { Caller } from '../../handler'
import { type CaseDoc, waitingCases, waitingSealed } from '../../repositories/cases'
import { source } from '../to-do-source'

/** The kinds of cases whose desk somebody sits at. */
export const kindsFor = ({ roles }: Caller): { kind: string; title: string }[] =>
  Object.values(caseKinds)
    .filter(({ desk }) => desk.roles.some((role) => roles.has(role)))
    .map(({ name: kind, title }) => ({ kind, title }))

export const cases = source<CaseDoc>({
  join: (caller, _now, limit) => (kindsFor(caller).length > 0 ? waitingCases(caller, limit) : null),
  isFor: (one, caller) => !isKin(kindOf(one.kind), one, caller),
  toDo: (one) => {
    const kind = kindOf(one.kind)
    const { title, flow } = kind
    return {
      id: one._id,
      kind: 'case',
      title: headlineOf(kind, one),
      caption: `${title} · ${flow.states[one.state]?.label ?? ''}`,
      dueAt: one.dueAt,
      page: casePages.case(one.kind, one._id),
    }
  },
})

/** Of a sealed kind which one and how far, and no word of what anybody said. */
const numbered = (kind: CaseKind) =>
  source<CaseDoc>({
    join: (caller, _now, limit) => {
      const states = statesWaitingFor(kind.flow, heldOf(kind.desk.roles, caller))
      return states.length === 0 ? null : waitingSealed(kind, { ...caller, states }, limit)
    },
    toDo: ({ _id, number, state, dueAt }) => ({
      ...{ id: _id, kind: 'case', title: `${kind.title}第 ${number} 号` },
      ...{ caption: kind.flow.states[state]?.label ?? '', dueAt, page: casePages.case(kind.name, _id) },
    }),
  })

/** By their kinds, as each lies for itself. */
export const numberedCases = Object.fromEntries(
  Object.values<CaseKind>(caseKinds).flatMap((kind) =>
    kind.sealed?.toldByNumber ? [[kind.name, numbered(kind)]] : [],
  ),
)
