/** Owns the list of handlers for the points store, before and behind the counter. */
import { storeActions } from '@/contract/store'
import { storeDeskActions } from '@/contract/store-desk'
import { refuse, type Handler, type Handlers } from '../../handler'

type StoreAction = keyof typeof storeActions | keyof typeof storeDeskActions

const closed: Handler<StoreAction> = { run: async () => refuse('NOT_FOUND') }

export const storeHandlers = Object.fromEntries(
  Object.keys({ ...storeActions, ...storeDeskActions }).map((name) => [name, closed]),
) as unknown as Handlers<StoreAction>
