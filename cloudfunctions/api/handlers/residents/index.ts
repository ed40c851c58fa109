/** Owns the list of handlers for keeping the station's people in order. */
import type { residentsActions } from '@/contract/residents'
import type { Handlers } from '../../handler'
import { find, look } from './directory'
import { absences, settleAbsences } from './absences'
import { compare, merge, merged, unmerge } from './merge'
import { place, unplaced } from './places'
import { settleTwin, twins } from './twins'

export const residentsHandlers: Handlers<keyof typeof residentsActions> = {
  'residents.find': find,
  'residents.look': look,
  'residents.unplaced': unplaced,
  'residents.place': place,
  'residents.twins': twins,
  'residents.settleTwin': settleTwin,
  'residents.absences': absences,
  'residents.settleAbsences': settleAbsences,
  'residents.compare': compare,
  'residents.merge': merge,
  'residents.unmerge': unmerge,
  'residents.merged': merged,
}
