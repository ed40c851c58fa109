/** Owns the grids of a station: what is asked about one, who looks after it, and when one may be changed or go. */
import { type Answers, defineForm, type Problems, problemsIn } from '../kernel/form'
import { type Decision, ok, reject } from '../kernel/errors'
import { listedBuilding } from './building'
import { buildingsIn } from './building-list'
import type { GridEntry } from './documents'
import { type GridTeam, type GridTeamRole, gridTeamRoles, teamRoles } from './grid-team'

export const MOST_GRIDS = 200
export const MOST_BUILDINGS = 200

export const gridForm = defineForm({
  name: { is: 'text', label: '网格名称', most: 20, placeholder: '比如：北区一网格' },
  buildings: {
    is: 'text',
    label: '有哪些楼',
    most: 1_000,
    hint: '可以写「1-26 号楼」，也可以一行一栋',
    optional: true,
  },
  steward: {
    is: 'text',
    label: gridTeamRoles.steward,
    most: 20,
    hint: '居民只看到姓，比如「王*」',
    optional: true,
  },
  staff: { is: 'text', label: gridTeamRoles.staff, most: 20, optional: true },
  police: { is: 'text', label: gridTeamRoles.police, most: 20, optional: true },
  justice: { is: 'text', label: gridTeamRoles.justice, most: 20, optional: true },
  party: { is: 'text', label: gridTeamRoles.party, most: 20, optional: true },
  volunteer: { is: 'text', label: gridTeamRoles.volunteer, most: 20, optional: true },
})
type GridAnswers = Answers<typeof gridForm>

/** A name as it is compared: spaces and the width of letters make no difference. */
export const gridKey = (name: string): string => name.normalize('NFKC').replace(/\s/g, '')

/** The grid or the place of a station that is called so, however the name is written. */
export const namedIn = <E extends { name: string }>(entries: readonly E[], name: string): E | undefined =>
  entries.find((one) => gridKey(one.name) === gridKey(name))

const buildingsOf = (text: string) =>
  text.trim() === '' ? { ok: true as const, value: [] } : buildingsIn(text, MOST_BUILDINGS)

/** What is wrong with what was written, by field. */
export function gridProblems(answers: Pick<GridAnswers, 'name' | 'buildings'>): Problems<typeof gridForm> {
  const read = buildingsOf(answers.buildings)
  return { ...problemsIn(gridForm, answers), ...(!read.ok && { buildings: read.problem }) }
}

/** Who looks after a grid, those who are written alone, the steward first. */
export const teamOf = ({ team }: GridEntry): { role: GridTeamRole; name: string }[] =>
  teamRoles.flatMap((role) => (team?.[role] ? [{ role, name: team[role] }] : []))

/** A grid, to be written on. */
export const gridAnswers = ({ name, buildings, team }: GridEntry): GridAnswers => ({
  name,
  buildings: buildings.join('、'),
  ...(Object.fromEntries(teamRoles.map((role) => [role, team?.[role] ?? ''])) as GridTeam),
})

const entryOf = (gridId: string, answers: GridAnswers): GridEntry => {
  const read = buildingsOf(answers.buildings)
  const team = Object.fromEntries(teamRoles.map((role) => [role, answers[role]])) as GridTeam
  return { gridId, name: answers.name, buildings: read.ok ? read.value : [], team }
}

/** Where people live and which grids somebody looks after, as far as it is asked about. */
interface GridUse {
  homes: readonly { gridId: string | null; building: string }[]
  lookedAfter: readonly string[]
}

type GridCode = 'GRID_NAME_TAKEN' | 'GRID_LIVED_IN' | 'GRID_LOOKED_AFTER' | 'GRIDS_FULL' | 'NOT_FOUND'

/** The buildings that a grid would lose, as they are listed. */
export const lostBuildings = (before: GridEntry, after: Pick<GridEntry, 'buildings'>): string[] =>
  before.buildings.filter((building) => listedBuilding(building, after) === null)

/** The building among some that somebody of the grid lives in. */
const livedIn = (grid: GridEntry, lost: readonly string[], { homes }: GridUse): string | undefined =>
  lost.find((building) =>
    homes.some(
      (home) =>
        home.gridId === grid.gridId && listedBuilding(home.building, { buildings: [building] }) !== null,
    ),
  )

/**
 * The grids with one that was written, new or again. A building in which somebody lives stays, or their notices would
 * reach nobody; a name is there once.
 */
export function decideGrid(
  grids: readonly GridEntry[],
  { gridId, isNew, answers }: { gridId: string; isNew: boolean; answers: GridAnswers },
  use: GridUse,
): Decision<GridEntry[], GridCode> {
  const after = entryOf(gridId, answers)
  const before = grids.find((grid) => grid.gridId === gridId)
  if (!before && !isNew) return reject('NOT_FOUND')
  if (!before && grids.length >= MOST_GRIDS) return reject('GRIDS_FULL', { most: MOST_GRIDS })
  const taken = grids.some((grid) => grid.gridId !== gridId && gridKey(grid.name) === gridKey(after.name))
  if (taken) return reject('GRID_NAME_TAKEN', { grid: after.name })
  if (!before) return ok([...grids, after])
  const stays = livedIn(before, lostBuildings(before, after), use)
  if (stays !== undefined) return reject('GRID_LIVED_IN', { place: stays })
  return ok(grids.map((grid) => (grid.gridId === gridId ? after : grid)))
}

/** The grids without one in which nobody lives and after which nobody looks; one that is gone is gone. */
export function decideRemoval(
  grids: readonly GridEntry[],
  gridId: string,
  { homes, lookedAfter }: GridUse,
): Decision<GridEntry[], GridCode> {
  const grid = grids.find((one) => one.gridId === gridId)
  if (!grid) return ok([...grids])
  if (homes.some((home) => home.gridId === gridId)) return reject('GRID_LIVED_IN', { place: grid.name })
  if (lookedAfter.includes(gridId)) return reject('GRID_LOOKED_AFTER', { grid: grid.name })
  return ok(grids.filter((one) => one !== grid))
}
