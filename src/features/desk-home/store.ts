/** Owns the desk's first page: what is due soon, what waits, what is on today. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type Desk = Output<'desk.open'>
export type ToDo = Desk['toDos'][number]

const desk = createResource<void, Desk>({
  name: 'desk',
  load: () => call('desk.open', {}),
  keep: 1,
  duty: true,
})

export const openDesk = (): Promise<void> => desk.open()
export const useDesk = () => desk.use(desk.select())
