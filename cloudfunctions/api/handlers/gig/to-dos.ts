/** Owns what of those who look for work waits for the station: which one and how far, and no word of what anybody said. */
import { casePages } from '@/domain/case-pages'
import { caseKinds } from '@/domain/case-kinds'
import { isStaff } from '@/domain/person/roles'
import type { CaseDoc } from '../../repositories/cases'
import { waitingSeekers } from '../../repositories/gig'
import { source } from '../to-do-source'

const { seeker } = caseKinds
const states: Readonly<Record<string, { label: string }>> = seeker.flow.states

export const seekers = source<CaseDoc>({
  join: (caller, _now, limit) => (isStaff(caller) ? waitingSeekers(caller, limit) : null),
  toDo: ({ _id, number, state, dueAt }) => ({
    ...{ id: _id, kind: 'case', title: `${seeker.title}第 ${number} 号` },
    ...{ caption: states[state]?.label ?? '', dueAt, page: casePages.case(seeker.name, _id) },
  }),
})
