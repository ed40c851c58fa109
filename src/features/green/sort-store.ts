/** Owns sorting on the phone: my household's month, the page of a helper, and the points at the desk. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import { DAY } from '@/domain/kernel/clock'
import type { Input, Output } from '@/contract'

export type SortingPoint = Output<'sort.point'>
export type DeskSorting = Output<'sort.desk'>
export type DeskPoint = Output<'sort.savePoint'>

const mine = createResource<'all', Output<'sort.mine'>>({
  name: 'sorting',
  load: () => call('sort.mine', {}),
  keyOf: (all) => all,
})
export const openMine = (): Promise<void> => mine.open('all')
export const useMine = () => mine.use(mine.select('all'))

/** Kept for the day: cards are scanned where there is no signal. */
const point = createResource<string, SortingPoint>({
  name: 'sorting-point',
  duty: true,
  load: (pointId) => call('sort.point', { pointId }),
  keyOf: (pointId) => pointId,
  keep: 4,
  keepUntil: ({ serverNow }) => serverNow + DAY,
})
export const openPoint = (pointId: string): Promise<void> => point.open(pointId)
export const usePoint = (pointId: string) => point.use(point.select(pointId))

/** What was taken back stands so on the page of the point. */
export async function takeBack(pointId: string, input: Input<'sort.takeBack'>) {
  const answer = await call('sort.takeBack', input)
  await openPoint(pointId)
  return answer
}

const desk = createResource<'all', DeskSorting>({
  name: 'desk-sorting',
  load: () => call('sort.desk', {}),
  keyOf: (all) => all,
})
export const openDesk = (): Promise<void> => desk.open('all')
export const useDesk = () => desk.use(desk.select('all'))

/** What was done at the desk is shown as it stands then. */
async function then<T>(answer: Promise<Answer<T>>): Promise<Answer<T>> {
  const given = await answer
  await openDesk()
  return given
}

export const savePoint = (input: Input<'sort.savePoint'>) => then(callKeyed('sort.savePoint', input))
export const nameHelper = (input: Input<'sort.nameHelper'>) => then(call('sort.nameHelper', input))
export const endHelper = (input: Input<'sort.endHelper'>) => then(call('sort.endHelper', input))
export const decideHeld = (input: Input<'sort.decide'>) => then(call('sort.decide', input))
