/** Owns the boards of honours that everybody reads, and one's own honours with what was answered about them. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type BoardRow = Output<'honour.board'>['items'][number]
export type OwnHonour = Output<'honour.mine'>['items'][number]
type BoardView = Pick<Input<'honour.board'>, 'board' | 'kind'>

export const board = createPages({
  ...{ name: 'honour-board', action: 'honour.board', keep: 4 },
  inputOf: (view: BoardView) => view,
})

const own = createPages({
  ...{ name: 'own-honours', action: 'honour.mine', keep: 1 },
  inputOf: (_all: 'all') => ({}),
})

export const myHonours = own.of('all')

const story = createResource<string, Output<'honour.open'>>({
  name: 'honour-story',
  load: (honourId) => call('honour.open', { honourId }),
  keyOf: (honourId) => honourId,
})

export const openStory = (honourId: string): Promise<void> => story.open(honourId)
export const useStory = (honourId: string) => story.use(story.select(honourId))

/** What stands there is as the answer says. */
function taken(answer: Answer<OwnHonour>): Answer<OwnHonour> {
  if (answer.ok)
    own.changeRows('all', (rows) =>
      rows.map((row) => (row.honourId === answer.data.honourId ? answer.data : row)),
    )
  return answer
}

/** Says whether one stands on a board by name. */
export const answerBoard = async (input: Input<'honour.answer'>) => taken(await call('honour.answer', input))

/** Agrees to what is told of one's honour, or takes it down. */
export const sayStory = async (input: Input<'honour.sayStory'>) => taken(await call('honour.sayStory', input))

/** The rows of all pages that were read, by their periods in the order in which they came. */
export function periodsIn(rows: readonly BoardRow[]): { period: string; rows: BoardRow[]; hidden: number }[] {
  const periods: { period: string; rows: BoardRow[]; hidden: number }[] = []
  for (const row of rows) {
    let under = periods.find(({ period }) => period === row.period)
    if (!under) periods.push((under = { period: row.period, rows: [], hidden: 0 }))
    if (row.honour) under.rows.push(row)
    under.hidden += row.hidden
  }
  return periods
}
