/** Owns the list of handlers about turns of duty. */
import type { dutyActions } from '@/contract/duty'
import type { Handlers } from '../../handler'
import { handOver, open } from './turn'
import { week } from './week'

export const dutyHandlers: Handlers<keyof typeof dutyActions> = {
  'duty.open': open,
  'duty.handOver': handOver,
  'duty.week': week,
}
