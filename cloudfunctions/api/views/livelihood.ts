/** Owns what is shown of works for the neighbourhood. */
import type { Output } from '@/contract'
import type { LivelihoodDocument } from '@/domain/livelihood/documents'
import { shareOf } from '@/domain/livelihood/rules'
import { isShown } from '@/domain/moderation/moderated-content'
import type { QuestionDoc } from '../repositories/livelihoods'

type Work = Output<'livelihood.open'>

export const workRow = ({ _id, form }: LivelihoodDocument): Output<'livelihood.list'>['items'][number] => ({
  ...{ workId: _id, title: form.title, stage: form.stage, money: form.money, asOf: form.asOf },
})

/** The newest day first; of one day what was written last. */
const stepsOf = ({ steps }: LivelihoodDocument) =>
  steps
    .map(({ id, day, text }, at) => ({ at, stepId: id, day, text }))
    .sort((a, b) => (a.day === b.day ? b.at - a.at : a.day < b.day ? 1 : -1))
    .map(({ stepId, day, text }) => ({ stepId, day, text }))

export function workView(
  work: LivelihoodDocument,
  { answered, asked }: { answered: readonly QuestionDoc[]; asked: readonly QuestionDoc[] },
  personId: string,
): Work {
  const { form, metrics, incidents, followers, content } = work
  const { about, moneyFrom, source, before, after } = form
  const shown = isShown(content)
  return {
    ...workRow(work),
    ...{ about, moneyFrom, source, incidents, steps: stepsOf(work) },
    metrics: metrics.map((metric) => {
      const share = shareOf(metric)
      return { ...metric, percent: share === null ? null : Math.round(share * 100) }
    }),
    ...{ before: shown ? before : [], after: shown ? after : [] },
    ...{ following: followers.includes(personId), followers: followers.length },
    questions: answered.map(({ _id, text, answer, answeredAt }) => ({
      ...{ questionId: _id, text, answer, answeredAt: answeredAt ?? 0 },
    })),
    mine: asked.map(({ _id, text, answer }) => ({ questionId: _id, text, answer })),
  }
}

export const deskWork = (work: LivelihoodDocument): Output<'livelihood.save'> => ({
  ...{ workId: work._id, version: work.version, form: { ...work.form, metrics: work.metrics } },
  ...{ steps: stepsOf(work), incidents: work.incidents, picturesWait: !isShown(work.content) },
})
