/** Owns the positions and projects of the station as residents see them: the list, and one project with its sessions. */
import { createPages } from '@/api/pages'
import type { Output } from '@/contract'

export type ProjectRow = Output<'project.list'>['items'][number]
export type ProjectPage = Output<'project.open'>

const projects = createPages({ name: 'projects', action: 'project.list' })

/** The projects that words find; of none, all of them. */
export const projectsBy = (text: string) => projects.of(undefined, text)

const project = createPages({
  name: 'project',
  action: 'project.open',
  inputOf: (projectId: string) => ({ projectId }),
  onFirst: ({ coming }) => ({ coming }),
  keep: 12,
})

export const projectOf = (projectId: string) => project.of(projectId)
