/** Owns the list of handlers for the points store, before and behind the counter. */
import type { storeActions } from '@/contract/store'
import type { storeDeskActions } from '@/contract/store-desk'
import type { Handlers } from '../../handler'
import { lookUp, redeem, reservations } from './counter'
import { desk, deskPrizePage, savePrize, shelf, stock } from './desk'
import { partners, saveOpening, savePartner, statement } from './partners'
import { mark, mine, open, prize } from './reads'
import { cancel, redemption, refund } from './redemption'
import { reserve } from './reserve'

export const storeHandlers: Handlers<keyof typeof storeActions | keyof typeof storeDeskActions> = {
  'store.open': open,
  'store.prize': prize,
  'store.mark': mark,
  'store.reserve': reserve,
  'store.cancel': cancel,
  'store.mine': mine,
  'store.redemption': redemption,
  'store.lookUp': lookUp,
  'store.redeem': redeem,
  'store.refund': refund,
  'store.reservations': reservations,
  'store.desk': desk,
  'store.deskPrize': deskPrizePage,
  'store.savePrize': savePrize,
  'store.shelf': shelf,
  'store.stock': stock,
  'store.partners': partners,
  'store.savePartner': savePartner,
  'store.statement': statement,
  'store.saveOpening': saveOpening,
}
