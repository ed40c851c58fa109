/** Owns where a project stands in lists, when two names are the same, and which project an activity may be held in. */
import { type Decision, ok, reject } from '../kernel/errors'
import type { ProjectDocument, ProjectSnapshot } from './documents'
import { type Position, positionOf } from './positions'

/** By position as the station orders them, in each the brand projects first. */
export function orderOf(
  positions: readonly Position[],
  { positionId, isBrand }: Pick<ProjectDocument, 'positionId' | 'isBrand'>,
): number {
  const at = positions.findIndex((one) => one.positionId === positionId)
  return (at < 0 ? positions.length : at) * 2 + (isBrand ? 0 : 1)
}

/** A name as it is compared: width, case, blanks and marks of punctuation make no other project of it. */
export const nameKeyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '') || name.trim()

/** Whether new activities are no longer held in it: the project rests, or its position does. */
export const rests = (
  { active, positionId }: Pick<ProjectDocument, 'active' | 'positionId'>,
  positions: readonly Position[],
): boolean => !active || positionOf(positions, positionId)?.active !== true

interface Chosen {
  projectId: string | null
  project?: ProjectSnapshot | null
}

/**
 * What an activity keeps of the project that its form names. NOT_FOUND for one that is not the station's,
 * PROJECT_RESTS for one in which nothing new begins; what stood there before may stay, as it was called then.
 */
export function decideProject(
  projectId: string | null,
  given: {
    found: ProjectDocument | null
    stationId: string
    positions: readonly Position[]
    before?: Chosen
  },
): Decision<ProjectSnapshot | null, 'NOT_FOUND' | 'PROJECT_RESTS'> {
  const { found, stationId, positions, before } = given
  if (projectId === null) return ok(null)
  if (before && projectId === before.projectId) return ok(before.project ?? null)
  if (!found || found.stationId !== stationId) return reject('NOT_FOUND')
  if (rests(found, positions)) return reject('PROJECT_RESTS', { project: found.name })
  const { name, positionId } = found
  return ok({ name, positionId, positionName: positionOf(positions, positionId)?.name ?? '' })
}
