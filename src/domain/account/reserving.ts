/** Owns the mark that a reservation leaves on the account that pays, until its seat and its document are written. */

/** Enough to complete the reservation, or to give the points back, when whoever began it has died. */
export interface Reserving {
  redemptionId: string
  prizeId: string
  stationId: string
  /** Who gets the prize. */
  personId: string
  /** Whose phone shows it; the person, or the one who looks after the person. */
  ownerId: string
  /** Whose month it counts against as well; absent where that is nobody else, see {@link Counted}. */
  payerId?: string
  /** Who asked for it: the owner, or somebody at the desk who scanned the card. */
  byPersonId: string
  /** The name of who gets it, shown masked at the counter. */
  name: string
  purse: 'own' | 'household'
  /** Whether somebody reserved it with the card of whoever gets it. */
  byCard?: boolean
  /** A digest of what was asked, by which another wish under the same key is known; absent in older ones. */
  asked?: string
  /** Epoch milliseconds. */
  at: number
}
