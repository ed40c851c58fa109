/** Owns what residents see of positions and projects. */
import { projectMark } from '@/domain/activity/search-words'
import { positionsOf } from '@/domain/project/positions'
import { rests } from '@/domain/project/rules'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedOne, refuse } from '../../handler'
import { findProjects, PROJECTS, type ProjectDoc, projectJoin } from '../../repositories/projects'
import { sessionsUnder } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'
import { projectRow } from '../../views/project'
import { rowsOf } from '../../views/rows'
import { cardOf } from '../../views/session'
import { byPosition } from './by-position'

/** Two requests, with words three. */
export const list: Handler<'project.list'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined }) => {
    const positions = positionsOf(joinedOne<StationDocument>(joined, 'station'))
    const open = positions.filter(({ active }) => active).map(({ positionId }) => positionId)
    const where = { stationId: caller.stationId, active: true, positionId: { $in: open } }
    const { shown, next } = await byPosition.read(findProjects, where, input.cursor, {
      ...{ text: input.text, in: PROJECTS, fields: ['name', 'positionId'] },
      says: (one: ProjectDoc) => [one.name, projectRow({ ...one, leaderName: '' }, positions).positionName],
    })
    return done({ items: rowsOf(shown, (one) => projectRow(one, positions)), next })
  },
}

/** Three requests, two deep; one less with a mark to read on by. */
export const open: Handler<'project.open'> = {
  joins: ({ input }) => ({ ...withStation, ...projectJoin(input.projectId) }),
  run: async ({ input, joined, now }) => {
    const project = joinedOne<ProjectDoc>(joined, 'project')
    if (!project) return refuse('NOT_FOUND')
    const filed = { stationId: project.stationId, mark: projectMark(project._id), cursor: input.cursor }
    const { coming, past } = await sessionsUnder(filed, now)
    const positions = positionsOf(joinedOne<StationDocument>(joined, 'station'))
    return done({
      ...projectRow(project, positions),
      about: project.about,
      active: !rests(project, positions),
      coming: rowsOf(coming, (session) => cardOf(session, now)),
      items: rowsOf(past.shown, (session) => cardOf(session, now)),
      next: past.next,
      serverNow: now,
    })
  },
}
