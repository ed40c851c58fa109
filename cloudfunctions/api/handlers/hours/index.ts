/** Owns the list of handlers for service hours. */
import type { hoursActions } from '@/contract/hours'
import type { Handlers } from '../../handler'
import { add, added } from './additions'
import { agree, decide, pending, takeBack } from './desk'
import { records } from './ledger'
import { appeal, mine, receipt } from './passbook'

export const hoursHandlers: Handlers<keyof typeof hoursActions> = {
  'hours.mine': mine,
  'hours.receipt': receipt,
  'hours.appeal': appeal,
  'hours.pending': pending,
  'hours.decide': decide,
  'hours.agree': agree,
  'hours.takeBack': takeBack,
  'hours.add': add,
  'hours.added': added,
  'hours.records': records,
}
