/** Owns the list of the wish handlers. */
import type { wishActions } from '@/contract/wish'
import type { Handlers } from '../../handler'
import { claim, contact, leave, note } from './help'
import { amend, make } from './make'
import { deliver, move, rejectMany, thank } from './moves'
import { desk, mine, open, wall } from './reads'

export const wishHandlers: Handlers<keyof typeof wishActions> = {
  'wish.wall': wall,
  'wish.mine': mine,
  'wish.open': open,
  'wish.make': make,
  'wish.amend': amend,
  'wish.claim': claim,
  'wish.leave': leave,
  'wish.note': note,
  'wish.deliver': deliver,
  'wish.move': move,
  'wish.rejectMany': rejectMany,
  'wish.thank': thank,
  'wish.contact': contact,
  'wish.desk': desk,
}
