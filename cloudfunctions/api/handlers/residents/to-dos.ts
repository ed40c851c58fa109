/** Owns what of residents waits for the station: who would like to be a volunteer, who moves here, and who did not come. */
import { deskPages } from '@/domain/desk-pages'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { maskName } from '@/domain/person/mask'
import type { PersonDocument } from '@/domain/person/documents'
import { HEAD, heldOf, holds } from '@/domain/person/roles'
import { homeMoveFlow } from '@/domain/person/home-move-flow'
import { residentName } from '@/domain/person/name-of'
import { volunteerFlow } from '@/domain/person/volunteer-flow'
import { shortName } from '@/domain/station/units'
import type { Doc } from '../../platform/cloud'
import { absentGuard } from '../../repositories/absences'
import { source } from '../to-do-source'

export const volunteers = source<PersonDocument & Doc>({
  join: (caller, _now, limit) => {
    const states = statesWaitingFor(volunteerFlow, heldOf(volunteerFlow.roles, caller))
    if (states.length === 0) return null
    return {
      from: 'people',
      where: { stationId: caller.stationId, 'volunteer.state': { $in: states } },
      order: { 'volunteer.dueAt': 1 },
      limit,
      fields: { realName: 1, 'volunteer.state': 1, 'volunteer.dueAt': 1 },
    }
  },
  toDo: (person) => ({
    id: person._id,
    kind: 'volunteer',
    title: `${maskName(person.realName)} 申请做志愿者`,
    caption: volunteerFlow.states[person.volunteer.state].label,
    dueAt: person.volunteer.dueAt,
    page: `/packages/desk/volunteers/index?state=${person.volunteer.state}`,
  }),
})

/** Those who want to be at home here. They are of another station still, so they are asked for by the one they lead to. */
export const homeMoves = source<PersonDocument & Doc>({
  join: (caller, _now, limit) => {
    const states = statesWaitingFor(homeMoveFlow, heldOf(homeMoveFlow.roles, caller))
    if (states.length === 0) return null
    return {
      from: 'people',
      where: { 'homeMove.to': caller.stationId, 'homeMove.state': { $in: states } },
      order: { 'homeMove.dueAt': 1 },
      limit,
      fields: { realName: 1, nickname: 1, homeMove: 1 },
    }
  },
  toDo: (person) => ({
    id: person._id,
    kind: 'homeMove',
    title: `${maskName(residentName(person))} 想搬来本站`,
    caption: `从「${shortName(person.homeMove?.fromName ?? '')}」换过来`,
    dueAt: person.homeMove?.dueAt ?? null,
    page: deskPages.homeMoves(),
  }),
})

/** Residents whom the head is to ask why they did not come. */
export const absent = source<PersonDocument & Doc>({
  join: (caller, now, limit) =>
    holds(HEAD, caller)
      ? {
          from: 'people',
          where: absentGuard(caller.stationId, caller.personId, now),
          limit,
          fields: { realName: 1, nickname: 1, absences: 1 },
        }
      : null,
  toDo: (person) => ({
    id: person._id,
    kind: 'absent',
    title: `${maskName(residentName(person))} ${person.absences?.missed.length ?? 0} 次报了名没来`,
    caption: '打电话问问，是不是有难处',
    dueAt: null,
    page: deskPages.peopleCheck('absences'),
  }),
})
