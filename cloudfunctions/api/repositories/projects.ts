/** Owns reading and writing the projects of a station. */
import type { ActivityDocument } from '@/domain/activity/documents'
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import type { ProjectDocument } from '@/domain/project/documents'
import { type Position, positionOf } from '@/domain/project/positions'
import { addDoc, type Doc, findDocs, type FindOptions, getDoc } from '../platform/cloud'
import type { Counting, Join } from '../platform/joins'
import { changeNamed } from './named'

export const PROJECTS = 'projects'
export type ProjectDoc = ProjectDocument & Doc

export const findProject = (projectId: string): Promise<ProjectDoc | null> =>
  getDoc<ProjectDoc>(PROJECTS, projectId)

export const findProjects = (where: Guard, options: FindOptions): Promise<ProjectDoc[]> =>
  findDocs<ProjectDoc>(PROJECTS, where, options)

/** The project that is named, along with the caller; nothing where none is. */
export const projectJoin = (projectId: string | null | undefined): Record<string, Join> =>
  projectId ? { project: { from: PROJECTS, where: { _id: projectId }, limit: 1 } } : {}

/** Adds a project; `exists` when its id or its name is taken. One request. */
export const addProject = (project: ProjectDocument): Promise<'added' | 'exists'> =>
  addDoc(PROJECTS, project as ProjectDoc)

/** Changes a project if the guard holds. One request. @returns `taken` when another project of the station has the name */
export const changeProject = (projectId: string, update: GuardedUpdate) =>
  changeNamed(PROJECTS, projectId, update)

/** Beside an activity that is found: whether its project rests. */
export const restingProject: Counting = {
  ...{ as: 'resting', from: PROJECTS, variables: { projectId: '$projectId' } },
  fits: { $and: [{ $eq: ['$_id', '$$projectId'] }, { $eq: ['$active', false] }] },
}

export interface WithResting {
  resting?: { n: number }[]
}

/** Whether the project of an activity takes no new ones, by itself or with its position. */
export const restsWith = (
  { project, resting = [] }: Pick<ActivityDocument, 'project'> & WithResting,
  positions: readonly Position[],
): boolean =>
  resting.length > 0 || (project ? positionOf(positions, project.positionId)?.active !== true : false)
