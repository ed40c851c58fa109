/** Owns the units below the one that somebody looks after, and changing them. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type UnitTree = Output<'units.tree'>
export type Unit = UnitTree['units'][number]

const tree = createResource<void, UnitTree>({
  name: 'units',
  duty: true,
  load: () => call('units.tree', {}),
})

export const openTree = (): Promise<void> => tree.open()
export const useTree = () => tree.use(tree.select())

/** Whatever came of it, somebody else may have been quicker: the tree is asked for again. */
async function afterwards<T>(answer: Answer<T>): Promise<Answer<T>> {
  await openTree()
  return answer
}

export const addUnit = async (input: Input<'units.add'>) => afterwards(await callKeyed('units.add', input))

export const changeUnit = async (input: Input<'units.change'>) =>
  afterwards(await call('units.change', input))
