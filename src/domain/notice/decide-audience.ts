/** Owns which audiences may be chosen: what the station has, and what lies within a writer's own grids. */
import { type Decision, ok, reject } from '../kernel/errors'
import type { Role } from '../person/roles'
import { isStaff } from '../person/roles'
import type { GridEntry } from '../station/documents'
import type { AudienceChoice } from './documents'

/** What of a chosen activity decides whether a grid worker may write to its people. */
interface ChosenActivity {
  activityId: string
  gridIds: readonly string[]
  leaderId: string
}

export interface Writer {
  personId: string
  roles: ReadonlySet<Role>
  gridIds: readonly string[]
}

/** Staff write to everybody; a grid worker to the own grids, their buildings, and activities held there or led by him. */
export function withinReach(
  writer: Writer,
  choice: Pick<AudienceChoice, 'station' | 'gridIds' | 'buildings' | 'roles'>,
  activities: readonly ChosenActivity[],
): boolean {
  if (isStaff(writer)) return true
  const own = (gridId: string): boolean => writer.gridIds.includes(gridId)
  return (
    !choice.station &&
    choice.roles.length === 0 &&
    choice.gridIds.every(own) &&
    choice.buildings.every(({ gridId }) => own(gridId)) &&
    activities.every(
      ({ gridIds, leaderId }) => leaderId === writer.personId || (gridIds.length > 0 && gridIds.every(own)),
    )
  )
}

/** A choice must name something, and only what the station has. */
export function decideAudience(
  choice: AudienceChoice,
  grids: readonly GridEntry[],
  activities: readonly ChosenActivity[],
): Decision<true, 'NOTICE_NOBODY' | 'NOT_FOUND'> {
  const has = (gridId: string, building?: string): boolean =>
    grids.some(
      (grid) => grid.gridId === gridId && (building === undefined || grid.buildings.includes(building)),
    )
  const known =
    choice.gridIds.every((gridId) => has(gridId)) &&
    choice.buildings.every(({ gridId, building }) => has(gridId, building)) &&
    choice.activityIds.every((id) => activities.some(({ activityId }) => activityId === id))
  if (!known) return reject('NOT_FOUND')
  const { station, gridIds, buildings, roles, activityIds } = choice
  const chosen = station || gridIds.length + buildings.length + roles.length + activityIds.length > 0
  return chosen ? ok(true) : reject('NOTICE_NOBODY')
}
