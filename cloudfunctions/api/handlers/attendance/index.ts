/** Owns the list of handlers at the door. */
import type { attendanceActions } from '@/contract/attendance'
import type { Handlers } from '../../handler'
import { checkIn } from './check-in'
import { answerForgotten, checkOut } from './check-out'
import { door } from './door'
import { checkOutAll, mark } from './mark'
import { roster } from './roster'
import { scanCard } from './scan-card'
import { releaseStandby, standby } from './standby'
import { undo } from './undo'

export const attendanceHandlers: Handlers<keyof typeof attendanceActions> = {
  'attendance.door': door,
  'attendance.roster': roster,
  'attendance.checkIn': checkIn,
  'attendance.checkOut': checkOut,
  'attendance.standby': standby,
  'attendance.scanCard': scanCard,
  'attendance.mark': mark,
  'attendance.undo': undo,
  'attendance.checkOutAll': checkOutAll,
  'attendance.releaseStandby': releaseStandby,
  'attendance.answerForgotten': answerForgotten,
}
