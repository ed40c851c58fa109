/** Owns how a project is shown, to residents and at the desk. */
import type { Output } from '@/contract'
import { maskName } from '@/domain/person/mask'
import type { ProjectDocument } from '@/domain/project/documents'
import { type Position, positionOf } from '@/domain/project/positions'

export const projectRow = (
  { _id, name, isBrand, positionId, leaderName }: ProjectDocument,
  positions: readonly Position[],
): Output<'project.list'>['items'][number] => ({
  ...{ projectId: _id, name, isBrand, positionId },
  positionName: positionOf(positions, positionId)?.name ?? '',
  leaderName: maskName(leaderName),
})

export const deskProject = (
  project: ProjectDocument,
  positions: readonly Position[],
): Output<'project.save'> => ({
  ...projectRow(project, positions),
  about: project.about,
  leaderName: project.leaderName,
  active: project.active,
  changedBy: maskName(project.changedBy),
  version: project.version,
})
