/** Owns those who want to be at home at the station, at its desk: who waits, who was answered, and the answers. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'
import { takenIn } from '@/features/screens/decided'

export type Mover = Output<'units.decideMove'>
export type MovesView = NonNullable<Input<'units.moves'>['view']>

export const homeMoves = createPages({
  name: 'homeMoves',
  action: 'units.moves',
  inputOf: (view: MovesView) => ({ view }),
})

export const waits = ({ state }: Pick<Mover, 'state'>): boolean => state === 'asked' || state === 'late'

/** What was answered keeps its place while it can be taken back. */
function takeIn(view: MovesView, answer: Answer<Mover>): Answer<Mover> {
  if (!answer.ok) return answer
  const belongs = (mover: Mover) => waits(mover) === (view === 'waiting')
  const keyOf = ({ personId }: Mover) => personId
  homeMoves.changeRows(view, (rows) => takenIn(rows, [answer.data], { keyOf, belongs }))
  return answer
}

export const decideMove = async (view: MovesView, input: Input<'units.decideMove'>): Promise<Answer<Mover>> =>
  takeIn(view, await call('units.decideMove', input))

export const takeBackMove = async (view: MovesView, { personId, version }: Mover): Promise<Answer<Mover>> =>
  takeIn(view, await call('units.takeBackMove', { personId, version }))
