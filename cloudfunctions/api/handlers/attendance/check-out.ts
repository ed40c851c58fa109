/** Owns checking out by code, with hours and points counted at once, and saying later when one left. */
import { type AnswerCode, answerWhenLeft } from '@/domain/hours/close-visit'
import { isOwn } from '@/domain/hours/record-facts'
import { decideCheckOut, hasCome } from '@/domain/attendance/decide-door'
import { reject } from '@/domain/kernel/errors'
import { pointsRulesOf } from '@/domain/points/rules'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedOne, refuse } from '../../handler'
import { type AccountDoc, accountJoin } from '../../repositories/accounts'
import { moveRecord } from '../../repositories/service-records'
import { withStation } from '../../repositories/stations'
import { attendanceView } from '../../views/attendance'
import { endLeftOpen, endVisit, writtenOut } from './leaving'
import { atDoor, doorJoins, doorVisits, refuseAtDoor } from './reads'
import { nameOf } from '@/domain/person/name-of'

/** At most six requests with record, minutes and points, four deep. */
export const checkOut: Handler<'attendance.checkOut'> = {
  // The account is read before the record: see `openRecord`.
  joins: (given) => ({
    account: accountJoin(given.input.forPersonId ?? given.personId),
    ...doorJoins(given),
    ...withStation,
  }),
  visits: doorVisits,
  run: atDoor(async ({ session, proof, ...found }, { caller, joined, now }) => {
    const by = caller.personId
    const account = joinedOne<AccountDoc>(joined, 'account')
    const { row, record } = await writtenOut(account, found, now)
    const step = decideCheckOut(session, row, proof, { by, now, recordOpen: record?.state === 'open' })
    if (!step.ok) return refuseAtDoor(step, row)
    if (step.value.do === 'nothing') return done(attendanceView(step.value.row, record, session))
    const end = step.value.do === 'close' ? endVisit : endLeftOpen
    const { row: visit, checkOut } = step.value
    const pointsRules = pointsRulesOf(joinedOne<StationDocument>(joined, 'station'))
    const read = { account, record }
    const ended = await end({ session, row: visit, checkOut, by, now, pointsRules, read })
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
