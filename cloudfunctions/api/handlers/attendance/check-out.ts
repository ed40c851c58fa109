/** Owns checking out by code, with hours and points counted at once, and saying later when one left. */
import { type AnswerCode, answerWhenLeft } from '@/domain/hours/close-visit'
import { isOwn } from '@/domain/hours/record-facts'
import { decideCheckOut, hasCome } from '@/domain/attendance/decide-door'
import { reject } from '@/domain/kernel/errors'
import { pointsRulesOf } from '@/domain/points/rules'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedOne, refuse } from '../../handler'
import { moveRecord } from '../../repositories/service-records'
import { withStation } from '../../repositories/stations'
import { attendanceView } from '../../views/attendance'
import { endLeftOpen, endVisit } from './leaving'
import { atDoor, doorJoins, doorVisits, refuseAtDoor } from './reads'
import { nameOf } from '@/domain/person/name-of'

/** At most eight requests with record, minutes and points. */
export const checkOut: Handler<'attendance.checkOut'> = {
  joins: (given) => ({ ...doorJoins(given), ...withStation }),
  visits: doorVisits,
  run: atDoor(async ({ session, row, record, proof }, { caller, joined, now }) => {
    const by = caller.personId
    const step = decideCheckOut(session, row, proof, { by, now, recordOpen: record?.state === 'open' })
    if (!step.ok) return refuseAtDoor(step, row)
    if (step.value.do === 'nothing') return done(attendanceView(step.value.row, record, session))
    const end = step.value.do === 'close' ? endVisit : endLeftOpen
    const { row: visit, checkOut } = step.value
    const pointsRules = pointsRulesOf(joinedOne<StationDocument>(joined, 'station'))
    const ended = await end({ session, row: visit, checkOut, by, now, pointsRules })
    // The check-in may have been taken back by its organiser at this very moment.
    return hasCome(ended.row)
      ? done(attendanceView(ended.row, ended.record, session))
      : refuse('NOT_CHECKED_IN')
  }),
}

export const answerForgotten: Handler<'attendance.answerForgotten'> = {
  run: async ({ caller, input, now }) => {
    const { recordId, leftAt } = input
    const owner = { personId: caller.personId, name: nameOf(caller.person), roles: ['owner' as const] }
    const answered = await moveRecord<AnswerCode | 'NOT_FOUND'>(
      recordId,
      { by: caller.personId, now },
      ({ record }) =>
        isOwn(record, caller.personId) ? answerWhenLeft(record, owner, { leftAt, now }) : reject('NOT_FOUND'),
    )
    return answered.ok ? done({ recordId, minutes: answered.value.minutes }) : answered
  },
}
