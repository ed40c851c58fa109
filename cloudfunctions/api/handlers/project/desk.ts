/** Owns writing down the projects of a station, resting them, and switching its positions. */
import type { Output, ParsedInput } from '@/contract'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import type { ProjectDocument } from '@/domain/project/documents'
import { type Position, positionOf, positionsOf, turned } from '@/domain/project/positions'
import { nameKeyOf, orderOf } from '@/domain/project/rules'
import type { StationDocument } from '@/domain/station/documents'
import { foreign, withJoined } from '../../access/station'
import { type Caller, done, type Handler, joinedOne, refuse, type Result } from '../../handler'
import { derivedId } from '../../platform/identity'
import {
  addProject,
  changeProject,
  findProject,
  findProjects,
  PROJECTS,
  type ProjectDoc,
  projectJoin,
} from '../../repositories/projects'
import { changeStation, withStation } from '../../repositories/stations'
import { deskProject } from '../../views/project'
import { rowsOf } from '../../views/rows'
import { byPosition } from './by-position'

const positionsView = (
  station: Pick<StationDocument, 'positions' | 'version'> | null,
  caller: Caller,
): Output<'project.turnPosition'> => ({
  positions: [...positionsOf(station)],
  version: station?.version ?? 0,
  mayTurn: caller.roles.has('station_admin'),
})

/** Two requests, with words three. */
export const desk: Handler<'project.desk'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const positions = positionsOf(station)
    const where = { stationId: caller.stationId }
    const { shown, next } = await byPosition.read(findProjects, where, input.cursor, {
      ...{ text: input.text, in: PROJECTS, fields: ['name', 'positionId', 'leaderName'] },
      says: ({ name, positionId, leaderName }: ProjectDoc) => [
        ...[name, leaderName, positionOf(positions, positionId)?.name],
      ],
    })
    const items = rowsOf(shown, (one) => deskProject(one, positions))
    return done({ ...positionsView(station, caller), items, next })
  },
}

type Facts = Pick<
  ProjectDocument,
  'name' | 'nameKey' | 'about' | 'leaderName' | 'isBrand' | 'positionId' | 'order'
>

const factsOf = (given: ParsedInput<'project.save'>['form'], positions: readonly Position[]): Facts => ({
  ...given,
  nameKey: nameKeyOf(given.name),
  order: orderOf(positions, given),
})

const sameFacts = (a: Facts, b: Facts): boolean =>
  (Object.keys(b) as (keyof Facts)[]).every((key) => key === 'order' || a[key] === b[key])

type Saved = Result<Output<'project.save'>>

const taken = ({ name }: Facts): Saved => refuse('PROJECT_NAME_TAKEN', { project: name })

/** Two requests, three when the name or the key was used before. */
async function addNew(
  id: string,
  facts: Facts,
  given: { caller: Caller; positions: readonly Position[]; now: number },
) {
  const { caller, positions, now } = given
  const project: ProjectDocument = {
    ...{ _id: id, stationId: caller.stationId, ...facts, active: true },
    ...{ createdAt: now, changedBy: nameOf(caller.person), version: 1 },
  }
  if ((await addProject(project)) === 'added') return done(deskProject(project, positions))
  const stands = await findProject(id)
  return stands ? done(deskProject(stands, positions)) : taken(facts)
}

/** Who was quicker, as whoever is overtaken is told. One request. */
async function overtaken(projectId: string): Promise<Saved> {
  const stands = await findProject(projectId)
  return refuse('PROJECT_CHANGED', { name: stands ? maskName(stands.changedBy) : '同事' })
}

type Change = Partial<Facts> & Pick<ProjectDocument, 'active'>

/** Writes over the version that was read. One request, two when somebody was quicker. */
async function change(
  stands: ProjectDoc,
  set: Change,
  { caller, version, positions }: { caller: Caller; version: number; positions: readonly Position[] },
): Promise<Saved> {
  if (stands.version !== version) return refuse('PROJECT_CHANGED', { name: maskName(stands.changedBy) })
  const after = { ...set, changedBy: nameOf(caller.person), version: version + 1 }
  const written = await changeProject(stands._id, { guard: { version }, patch: { $set: after } })
  if (written === 'taken') return taken({ ...stands, ...set })
  return written === 'changed' ? done(deskProject({ ...stands, ...after }, positions)) : overtaken(stands._id)
}

/** Two requests, three when somebody was quicker or the name is taken. */
export const save: Handler<'project.save'> = {
  joins: ({ input }) => ({ ...withStation, ...projectJoin(input.projectId) }),
  run: async ({ caller, input, joined, requestKey, now }) => {
    const positions = positionsOf(joinedOne<StationDocument>(joined, 'station'))
    const stands = joinedOne<ProjectDoc>(joined, 'project')
    const elsewhere = foreign([stands], caller)
    if (elsewhere) return elsewhere
    if (!positionOf(positions, input.form.positionId)) return refuse('NOT_FOUND')
    const facts = factsOf(input.form, positions)
    const { projectId, version = 0 } = input
    if (projectId === undefined)
      return addNew(derivedId('j', caller.personId, requestKey), facts, { caller, positions, now })
    if (!stands) return refuse('NOT_FOUND')
    // A repeat of what was written, by whatever request.
    if (stands.version === version + 1 && sameFacts(stands, facts))
      return done(deskProject(stands, positions))
    return change(stands, { ...facts, active: stands.active }, { caller, version, positions })
  },
}

/** Two requests; what is so already is granted whoever made it so. */
export const rest: Handler<'project.rest'> = {
  joins: ({ input }) => ({ ...withStation, ...projectJoin(input.projectId) }),
  run: withJoined<ProjectDoc>('project')(async (stands, { caller, input, joined }) => {
    const positions = positionsOf(joinedOne<StationDocument>(joined, 'station'))
    const { active, version } = input as ParsedInput<'project.rest'>
    if (stands.active === active) return done(deskProject(stands, positions))
    return change(stands, { active }, { caller, version, positions })
  }),
}

/** Two requests; what is so already is granted whoever made it so. */
export const turnPosition: Handler<'project.turnPosition'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const positions = positionsOf(station)
    const position = positionOf(positions, input.positionId)
    if (!station || !position) return refuse('NOT_FOUND')
    if (position.active === input.active) return done(positionsView(station, caller))
    const after = { positions: turned(positions, input.positionId, input.active), version: input.version + 1 }
    const update = { guard: { version: input.version }, patch: { $set: after } }
    return (await changeStation(station._id, update)) ? done(positionsView(after, caller)) : refuse('STALE')
  },
}
