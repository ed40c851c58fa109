/** Owns what is asked about a work for the neighbourhood; its figures stand beside the table. */
import { type Answers, defineForm } from '../kernel/form'
import { amountIn } from './amounts'
import { livelihoodRules as rules } from './rules'

export const livelihoodStages = { planned: '定下来了', going: '正在做', done: '做完了' } as const
export type LivelihoodStage = keyof typeof livelihoodStages

export const livelihoodForm = defineForm({
  title: { is: 'text', label: '叫什么', most: 20, placeholder: '比如：旱厕改水厕' },
  about: { is: 'text', label: '做什么', most: 200, placeholder: '在哪里、改成什么样、为什么做' },
  stage: { is: 'choice', label: '到哪一步', options: livelihoodStages, start: 'planned' },
  money: { is: 'text', label: '花多少钱', most: 20, optional: true, placeholder: '比如：10 多万元' },
  moneyFrom: {
    is: 'text',
    label: '钱从哪里来',
    most: 40,
    optional: true,
    placeholder: '比如：政府投入，居民自愿',
  },
  asOf: { is: 'day', label: '数字截至哪天', from: -rules.daysBack, most: 0 },
  source: { is: 'text', label: '数字出自哪里', most: 40, placeholder: '比如：社区验收单' },
  before: { is: 'photos', label: '改之前的照片', most: rules.photos, hint: '拍到人的，本人要同意' },
  after: { is: 'photos', label: '改之后的照片', most: rules.photos, hint: '最好和之前站在一个地方拍' },
})

export type LivelihoodAnswers = Answers<typeof livelihoodForm>

/** One figure of a work, as the station has written it. */
export interface Metric {
  name: string
  done: string
  /** Empty where nothing was planned in numbers. */
  planned: string
  unit: string
  note: string
}

export const blankMetric: Metric = { name: '', done: '', planned: '', unit: '', note: '' }

/** What is wrong with a figure; null when nothing is. */
export function metricProblem({ name, done, planned, unit }: Metric): string | null {
  if (name.trim() === '' || unit.trim() === '') return '每个数字要写清是什么、用什么单位'
  if (amountIn(done) === null) return `「${name}」做了多少要写数字，可以写 1.8 万、10556 余`
  if (planned.trim() !== '' && amountIn(planned) === null) return `「${name}」计划多少要写数字，没有就空着`
  return null
}

/** Two of one name would be one line. */
export const metricsProblem = (metrics: readonly Metric[]): string | null => {
  const names = metrics.map(({ name }) => name.trim())
  if (new Set(names).size < names.length) return '有两个数字叫一样的名字'
  return metrics.map(metricProblem).find((one) => one !== null) ?? null
}
