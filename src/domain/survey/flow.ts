/** Owns the way of a survey: written, answered while it is open, closed by hand or by its day, and counted once. */
import { defineWorkflow } from '../kernel/workflow'
import { surveyRules } from './rules'

interface SurveyFacts {
  now: number
  endsAt: number
  /** How many people it would be for. */
  people: number
}

export const surveyFlow = defineWorkflow({
  name: 'survey',
  title: '问卷',
  start: 'draft',
  roles: ['staff', 'system'],
  states: {
    draft: { label: '草稿', tone: 'plain' },
    published: { label: '正在收', tone: 'good' },
    closed: { label: '收完了，在数', tone: 'waiting' },
    analysed: { label: '数好了', tone: 'done', final: true },
  },
  events: {
    publish: { label: '发出去' },
    close: { label: '现在结束' },
    end: { label: '到日子了' },
    count: { label: '数好' },
  },
  guards: {
    endsLater: ({ now, endsAt }: SurveyFacts) => endsAt > now || ('SURVEY_BAD_END' as const),
    asksSomebody: ({ people }: SurveyFacts) => people > 0 || ('SURVEY_NOBODY' as const),
  },
  effects: [],
  rows: [
    {
      from: 'draft',
      on: 'publish',
      by: ['staff'],
      needs: ['endsLater', 'asksSomebody'],
      to: 'published',
      due: { until: ({ endsAt }) => endsAt },
      overdue: 'end',
    },
    {
      from: 'published',
      on: 'close',
      by: ['staff'],
      to: 'closed',
      due: { minutes: surveyRules.settleMinutes },
      overdue: 'count',
    },
    {
      from: 'published',
      on: 'end',
      by: ['system'],
      to: 'closed',
      due: { minutes: surveyRules.settleMinutes },
      overdue: 'count',
    },
    { from: 'closed', on: 'count', by: ['system'], to: 'analysed' },
  ],
})

export type SurveyState = keyof typeof surveyFlow.states
export type SurveyEvent = keyof typeof surveyFlow.events
