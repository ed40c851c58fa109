/** Owns reading and writing activities: what the desk plans and its sessions repeat. */
import type { ActivityDocument } from '@/domain/activity/documents'
import type { Guard, GuardedUpdate } from '@/domain/kernel/conditions'
import { addDoc, changeDoc, findDocs, getDoc, type Doc, type FindOptions, type Join } from '../platform/cloud'

const ACTIVITIES = 'activities'
export type ActivityDoc = ActivityDocument & Doc

export const findActivity = (activityId: string): Promise<ActivityDoc | null> =>
  getDoc<ActivityDoc>(ACTIVITIES, activityId)

export const findActivities = (where: Guard, options: FindOptions): Promise<ActivityDoc[]> =>
  findDocs<ActivityDoc>(ACTIVITIES, where, options)

/** Adds an activity; `exists` when this very request has made it before. One request. */
export const addActivity = (activity: ActivityDocument): Promise<'added' | 'exists'> =>
  addDoc(ACTIVITIES, activity as ActivityDoc)

/** Changes an activity if the guard holds, atomically. One request. @returns whether it was changed. */
export const changeActivity = (activityId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(ACTIVITIES, activityId, guard, patch)

/** The activity along with the caller. */
export const activityJoin = (activityId: string): Join => ({
  from: ACTIVITIES,
  where: { _id: activityId },
  limit: 1,
})
