/** Owns works for the neighbourhood in tests, and what every action about them is asked and refused in the full station. */
import type { ActionName, Input } from '../../src/contract'
import { DAY, dayOf } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import type { FullStation } from './full-station'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

type Form = Input<'livelihood.save'>['form']

export const aWorkForm = (test: TestCloud, given: Partial<Form> = {}): Form => ({
  ...{ title: '旱厕改水厕', about: '平房区的旱厕改成水厕', stage: 'going', money: '10 多万元' },
  ...{ moneyFrom: '政府投入，居民自愿', asOf: dayOf(test.now() - DAY), source: '社区验收单' },
  ...{ before: [], after: [] },
  metrics: [
    { name: '水厕', done: '12', planned: '20', unit: '座', note: '剩下的八座开春再做' },
    { name: '绿化', done: '1.8 万', planned: '', unit: '㎡', note: '' },
  ],
  ...given,
})

/** A work that somebody follows and has asked about. */
export async function worked(test: TestCloud) {
  const { workId } = await test.must('o-staff', 'livelihood.save', { form: aWorkForm(test) })
  const { version } = await test.must('o-staff', 'livelihood.save', {
    ...{ workId, version: 1, form: aWorkForm(test, { title: '旱厕改水厕二期' }) },
  })
  await test.must('o-wisher', 'livelihood.follow', { workId, on: true })
  const { questionId } = await test.must('o-wisher', 'livelihood.ask', { workId, text: '哪天完工？' })
  return { work: { workId, version, questionId } }
}

export const livelihoodAsks = (
  { work: { workId, version, questionId } }: Pick<FullStation, 'work'>,
  test: TestCloud,
): Asks<'livelihood'> => ({
  'livelihood.list': ask('o-wisher', {}),
  'livelihood.open': ask('o-wisher', { workId }),
  'livelihood.follow': ask('o-wisher', { workId, on: false }),
  'livelihood.ask': ask('o-wisher', { workId, text: '路灯修不修？' }),
  'livelihood.desk': ask('o-staff', {}),
  'livelihood.save': ask('o-staff', { workId, version, form: aWorkForm(test, { stage: 'done' }) }),
  'livelihood.step': ask('o-staff', { workId, version, day: dayOf(test.now()), text: '开工了' }),
  'livelihood.link': ask('o-staff', { workId, version, number: 1, on: true }),
  'livelihood.answer': ask('o-staff', { questionId, version: 1, answer: '年底前。', open: true }),
})

const ofWork: Refusals = { gone: { workId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' }
const atDesk: Refusals = { ...ofWork, neighbour: 'FORBIDDEN', stale: { version: 'WORK_CHANGED' } }

export const livelihoodRefusals: { [A in Extract<ActionName, `livelihood.${string}`>]: Refusals } = {
  'livelihood.list': {},
  'livelihood.open': ofWork,
  'livelihood.follow': ofWork,
  'livelihood.ask': ofWork,
  'livelihood.desk': { neighbour: 'FORBIDDEN' },
  'livelihood.save': atDesk,
  'livelihood.step': atDesk,
  'livelihood.link': atDesk,
  'livelihood.answer': { ...atDesk, gone: { questionId: 'NOT_FOUND' }, stale: { version: 'STALE' } },
}
