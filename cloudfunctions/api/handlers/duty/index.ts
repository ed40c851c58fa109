/** Owns the list of handlers about turns of duty. */
import type { dutyActions } from '@/contract/duty'
import type { Handlers } from '../../handler'
import { helpers } from './helpers'
import { ask, move, place } from './swap'
import { handOver, open } from './turn'
import { week } from './week'

export const dutyHandlers: Handlers<keyof typeof dutyActions> = {
  'duty.open': open,
  'duty.handOver': handOver,
  'duty.helpers': helpers,
  'duty.ask': ask,
  'duty.move': move,
  'duty.place': place,
  'duty.week': week,
}
