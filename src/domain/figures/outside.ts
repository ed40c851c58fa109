/**
 * Owns the figures that come from elsewhere: what somebody else has counted, with where it stands and of when. They are
 * kept as they were read, letter by letter, so that nothing can add them to what is counted here.
 */
import { type Answers, defineForm, type Problems, problemsIn } from '../kernel/form'
import { type Decision, ok, reject } from '../kernel/errors'

const MOST_OUTSIDE = 20

export const outsideForm = defineForm({
  what: { is: 'text', label: '是什么数', most: 30, placeholder: '比如：全国志愿服务网上的时长' },
  amount: { is: 'text', label: '多少', most: 12, placeholder: '比如：14.7', line: true },
  unit: { is: 'text', label: '单位', most: 6, placeholder: '比如：小时、人、%', line: true },
  source: {
    is: 'text',
    label: '从哪里来的',
    most: 60,
    placeholder: '比如：区里的年报',
    hint: '没有出处的不写',
  },
  year: { is: 'whole', label: '哪一年的', least: 2000, most: 2099 },
  month: { is: 'whole', label: '截至几月', least: 1, most: 12, optional: true },
})
export type OutsideFigure = Answers<typeof outsideForm>

/** Those of a station, or of a unit above stations, under the id of its unit. */
export interface OutsideFiguresDocument {
  _id: string
  /** In the order in which they were written down. */
  items: OutsideFigure[]
  version: number
}

export const outsideLists = { items: MOST_OUTSIDE } as const

/** What is wrong with what was written, by field; said while it is written. */
export const outsideProblems = (answers: { amount: string }): Problems<typeof outsideForm> => ({
  ...problemsIn(outsideForm, answers),
  ...(!/\d/.test(answers.amount) && { amount: '写一个数' }),
})

/** 2022 年 8 月 */
export const whenWord = ({ year, month }: Pick<OutsideFigure, 'year' | 'month'>): string =>
  month === null ? `${year} 年` : `${year} 年 ${month} 月`

/** The list with one that was written, in the place of the one that it replaces; of one name there is one. */
export function withOutside(
  { items, version }: Pick<OutsideFiguresDocument, 'items' | 'version'>,
  given: { form: OutsideFigure; was: string | null; version: number },
): Decision<OutsideFigure[], 'STALE' | 'OUTSIDE_FULL'> {
  const isIt = ({ what }: OutsideFigure) => what === given.form.what || what === given.was
  const place = items.findIndex(isIt)
  const others = items.filter((one) => !isIt(one))
  const after =
    place < 0 ? [...others, given.form] : [...others.slice(0, place), given.form, ...others.slice(place)]
  if (JSON.stringify(after) === JSON.stringify(items)) return ok(items)
  if (version !== given.version) return reject('STALE')
  return after.length > MOST_OUTSIDE ? reject('OUTSIDE_FULL', { most: MOST_OUTSIDE }) : ok(after)
}

/** The list without one; it is the same list where that is not there. */
export function withoutOutside(
  { items, version }: Pick<OutsideFiguresDocument, 'items' | 'version'>,
  given: { what: string; version: number },
): Decision<OutsideFigure[], 'STALE'> {
  const after = items.filter(({ what }) => what !== given.what)
  if (after.length === items.length) return ok(items)
  return version === given.version ? ok(after) : reject('STALE')
}
