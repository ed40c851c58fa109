/** Owns what the papers of the station lack, as its desk sees it. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type Gaps = Output<'gaps.list'>

const gaps = createResource<void, Gaps>({ name: 'gaps', duty: true, load: () => call('gaps.list', {}) })

export const openGaps = (): Promise<void> => gaps.open()
export const useGaps = () => gaps.use(gaps.select())
