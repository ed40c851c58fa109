/** Owns the station's activities at the desk: the list by state, one of them whole, and every move of it. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'
import type { ActivityState } from './words'

export type DeskActivity = Output<'desk.activity'>
export type ActivityRow = Output<'desk.activities'>['items'][number]
export type DeskSession = DeskActivity['sessions'][number]
export type ActivityForm = Input<'desk.createActivity'>['form']

export type ActivityView = 'all' | Extract<ActivityState, 'draft' | 'pendingReview' | 'published'>

export const deskActivities = createPages({
  name: 'desk-activities',
  action: 'desk.activities',
  inputOf: (view: ActivityView) => (view === 'all' ? {} : { state: view }),
})

const one = createResource<string, DeskActivity>({
  name: 'desk-activity',
  load: (activityId) => call('desk.activity', { activityId }),
  keyOf: (activityId) => activityId,
})

export const openActivity = (activityId: string): Promise<void> => one.open(activityId)
export const useActivity = (activityId: string) => one.use(one.select(activityId))

/** What a move answers lacks the station's grids, which do not change with it. */
function taken(answer: Answer<Output<'desk.moveActivity'>>): Answer<Output<'desk.moveActivity'>> {
  if (answer.ok)
    one.change(answer.data.activityId, ({ grids, projectRests }) => ({
      ...answer.data,
      ...{ grids, projectRests },
    }))
  return answer
}

export const createActivity = (form: ActivityForm) => callKeyed('desk.createActivity', { form })

export const updateActivity = async (activityId: string, version: number, form: ActivityForm) =>
  taken(await call('desk.updateActivity', { activityId, version, form }))

export const moveActivity = async (input: Input<'desk.moveActivity'>) =>
  taken(await call('desk.moveActivity', input))

export const moveSession = async (input: Input<'desk.moveSession'>) =>
  taken(await call('desk.moveSession', input))
