/** Owns what residents see of positions and projects. */
import { projectMark } from '@/domain/activity/search-words'
import { DAY } from '@/domain/kernel/clock'
import { positionsOf } from '@/domain/project/positions'
import { rests } from '@/domain/project/rules'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedOne, refuse } from '../../handler'
import { inPages } from '../../kernel/paging'
import { findProjects, PROJECTS, type ProjectDoc, projectJoin } from '../../repositories/projects'
import { findCards, type SessionCardDoc } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'
import { projectRow } from '../../views/project'
import { rowsOf } from '../../views/rows'
import { cardOf } from '../../views/session'
import { byPosition } from './by-position'

const newestFirst = inPages<SessionCardDoc>(10, ['startAt', 'desc'])
/** Sessions to come that are shown of one project. */
const COMING = 20

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
    const held = { stationId: project.stationId, listed: true, words: projectMark(project._id) }
    const ahead = { ...held, startAt: { $gt: now - DAY }, endAt: { $gt: now } }
    const over = { ...held, startAt: { $lt: now }, endAt: { $lte: now } }
    const [coming, past] = await Promise.all([
      input.cursor === undefined ? findCards(ahead, { limit: COMING }) : [],
      newestFirst.read(findCards, over, input.cursor),
    ])
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
