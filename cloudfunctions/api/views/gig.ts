/** Owns how posts are shown to whoever looks for work: what the law wants on them, and nothing of how they came to hang. */
import type { Output } from '@/contract'
import { caseKinds } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import { linesOf } from '@/domain/case/form'
import { shownUntil } from '@/domain/gig/post-states'
import { type PostForm, payWord } from '@/domain/gig/post-form'
import type { CaseDoc } from '../repositories/cases'

type Row = Output<'gig.board'>['items'][number]

const { jobPost } = caseKinds

export function postRow({ _id, number, form }: CaseDoc): Row {
  const { title, employer, place, pay, payBy, until } = form as unknown as PostForm
  return {
    ...{ postId: _id, number, title, employer, place, payWord: payWord({ pay, payBy }) },
    endsAt: shownUntil(until),
  }
}

/** What stands in the head of the page already. */
const headed = ['title', 'employer', 'people', 'pay', 'payBy', 'until']

export const postView = (one: CaseDoc, wantedId: string | null): Output<'gig.post'> => ({
  ...postRow(one),
  lines: [
    { label: jobPost.form.people.label, text: `${String(one.form['people'])} 个` },
    ...linesOf(
      Object.fromEntries(Object.entries(jobPost.form).filter(([name]) => !headed.includes(name))),
      one.form,
      { called: () => '', at: one.createdAt },
    ),
  ],
  wantedId,
})

/** The states of a kind in the order of its desk, with how many are in each. */
export const standing = ({ desk, flow }: CaseKind, counts: ReadonlyMap<string, number>) =>
  desk.views.map((state) => ({
    ...{ state, label: flow.states[state]?.label ?? '', count: counts.get(state) ?? 0 },
  }))
