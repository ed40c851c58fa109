/** Owns the station's projects at the desk: all of them by position, every change of one, and its positions' switches. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import type { Input, Output } from '@/contract'

export type DeskProject = Output<'project.save'>
export type DeskProjects = Output<'project.desk'>

const projects = createPages({ name: 'desk-projects', action: 'project.desk' })

/** The projects that words find; of none, all of them. */
export const deskProjectsBy = (text: string) => projects.of(undefined, text)

export const saveProject = (input: Input<'project.save'>): Promise<Answer<DeskProject>> =>
  callKeyed('project.save', input)

export const restProject = (input: Input<'project.rest'>): Promise<Answer<DeskProject>> =>
  call('project.rest', input)

/** Switches a position; when the station was changed meanwhile, the list is read again. */
export async function turnPosition(input: Input<'project.turnPosition'>) {
  const answer = await call('project.turnPosition', input)
  if (answer.ok) projects.change(undefined, (page) => ({ ...page, ...answer.data }))
  else await projects.of().open()
  return answer
}
