/** Owns the part of the cost measurement that looks only: the lists, queues and ledgers that years of use would make longer. */
import type { ActionName, Input } from '../src/contract'
import { ADMIN, ME, STAFF } from './steps'

type Look = { [A in ActionName]: [step: string, who: string, action: A, input: Input<A>] }[ActionName]

/** @param month the month that has just ended */
export const looks = (month: string): readonly Look[] => [
  ['the desk', STAFF, 'desk.open', {}],
  ['activities at the desk', STAFF, 'desk.activities', {}],
  ['activities at the desk, looked for', STAFF, 'desk.activities', { text: '清爽' }],
  ['volunteers at the desk', STAFF, 'desk.volunteers', {}],
  ['whether all is well', STAFF, 'desk.health', {}],
  ['a resident looked for', STAFF, 'residents.find', { text: '王芳' }],
  ['records that may be of one person', STAFF, 'residents.twins', {}],
  ['who stayed away', ADMIN, 'residents.absences', {}],
  ['hours that wait', STAFF, 'hours.pending', {}],
  ['hours that were added', ME, 'hours.added', {}],
  ['the ledger of hours', STAFF, 'hours.records', {}],
  ['the ledger of hours, a month', STAFF, 'hours.records', { month }],
  ['what waits to be checked', STAFF, 'moderation.queue', {}],
  ['what has passed the check', STAFF, 'moderation.queue', { state: 'passed' }],
  ['messages at the desk', STAFF, 'outbox.list', {}],
  ['wishes at the desk', STAFF, 'wish.desk', {}],
  ['wishes that are over', STAFF, 'wish.desk', { state: 'closed' }],
  ['complaints at the desk', STAFF, 'complaint.desk', { view: 'received' }],
  ['complaints that are over', STAFF, 'complaint.desk', { view: 'closed' }],
  ['activities that are over', ME, 'activity.mine', { when: 'past' }],
  ['my wishes', ME, 'wish.mine', { as: 'maker' }],
  ['my complaints', ME, 'complaint.mine', {}],
  ['the wall of wishes, granted', ME, 'wish.wall', { view: 'granted' }],
  ['what was shown of activities', ME, 'recap.list', {}],
  ['the stations to choose from', ME, 'units.stations', {}],
  ['colleagues', STAFF, 'colleagues.list', {}],
  ['the rooms', ME, 'room.list', {}],
  ['the courses', ME, 'course.list', {}],
  ['the own calendar', ME, 'calendar.open', {}],
  ['the figures of a month', STAFF, 'figures.station', {}],
]
