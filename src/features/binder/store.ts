/** Owns the month's binder at the desk: how far it is, making it to its end, its files, and the rows of its registers. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Binder = Output<'binder.month'>
export type Chapter = Binder['chapters'][number]
export type NationalMark = Input<'binder.markNational'>['state']
export type FileAs = Input<'binder.file'>['as']

/** Nothing is said of the month that is to be handed in now: the cloud knows which one that is. */
export const WANTED = ''

const inputOf = (month: string): Input<'binder.month'> => (month === WANTED ? {} : { month })

const binder = createResource<string, Binder>({
  name: 'binder',
  load: (month) => call('binder.month', inputOf(month)),
  keyOf: (month) => month,
})

export const openBinder = (month: string): Promise<void> => binder.open(month)
export const useBinder = (month: string) => binder.use(binder.select(month))

/** Makes the binder of a month to its end, part by part; what is shown as `shownAs` follows. Breaking off does no harm. */
export async function makeBinder(month: string, shownAs: string): Promise<Answer<Output<'binder.make'>>> {
  for (;;) {
    const answer = await call('binder.make', { month })
    if (!answer.ok) return answer
    // What is missing is as it was: making it puts nothing right.
    binder.change(shownAs, ({ lacks }) => ({ ...answer.data, lacks: answer.data.frozen ? null : lacks }))
    if (answer.data.state === 'ready') return answer
  }
}

/** Takes a file of it; the cloud writes down who did. */
export const takeFile = (month: string, as: FileAs, volume: number): Promise<Answer<Output<'binder.file'>>> =>
  call('binder.file', { month, as, volume })

/** How it stands with the national system, as the head says. */
export async function markNational(
  month: string,
  state: NationalMark,
  shownAs: string,
): Promise<Answer<unknown>> {
  const answer = await call('binder.markNational', { month, state })
  if (answer.ok) binder.change(shownAs, ({ lacks }) => ({ ...answer.data, lacks }))
  return answer
}
export const nationalFile = (month: string) => call('file.national', { month })

/** One register in one month. */
export type RowsOf = Pick<Input<'binder.rows'>, 'month' | 'register'>
export type Rows = Output<'binder.rows'>

const rows = createPages({
  ...{ name: 'binder-rows', action: 'binder.rows' },
  inputOf: (of: RowsOf) => of,
})
export const rowsOf = (of: RowsOf) => rows.of(of)
