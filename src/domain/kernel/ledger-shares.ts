/**
 * Owns whose the points of a shared account are: beside the lots by year it keeps, for each owner, the lots that this
 * owner put in. Every entry of such an account says whose lots it moves, as it says which; what no owner is named for
 * is nobody's. Always: the shares of all owners in a lot come to no more than the lot.
 */
import { addLots, type Lots, oldestFirst, oppositeLots, sumOfLots, withoutEmpty } from './lots'

/** Lots by owner. */
export type Shares = Record<string, Lots>

/** Stands in an order of owners for what is nobody's. */
export const NOBODY = ''

/** Owner by owner, one and the other together; owners with nothing are left out. */
export function addShares(shares: Shares, change: Shares): Shares {
  const sum: Shares = { ...shares }
  for (const [owner, lots] of Object.entries(change)) sum[owner] = addLots(sum[owner] ?? {}, lots)
  return withoutIdle(sum)
}

/** Every amount turned round. */
export const oppositeShares = (shares: Shares): Shares =>
  withoutIdle(Object.fromEntries(Object.entries(shares).map(([owner, lots]) => [owner, oppositeLots(lots)])))

/** The owners who have something. */
export const withoutIdle = (shares: Shares): Shares =>
  Object.fromEntries(
    Object.entries(shares)
      .map(([owner, lots]) => [owner, withoutEmpty(lots)] as const)
      .filter(([, lots]) => Object.keys(lots).length > 0),
  )

/** What one owner has. */
export const shareOf = (shares: Shares | undefined, owner: string): number => sumOfLots(shares?.[owner] ?? {})

/** What of the lots no owner is named for. */
export function nobodys(lots: Lots, shares: Shares): Lots {
  const left = Object.values(shares).reduce((rest, own) => addLots(rest, oppositeLots(own)), { ...lots })
  return withoutEmpty(left)
}

export interface Portion {
  /** What is taken, by year. */
  lots: Lots
  /** The part of it that is some owner's. */
  shares: Shares
}

/**
 * Which lots an amount is taken from, and whose they are: first all that the first owner of the order has, then the
 * next one's, of each the oldest year first. Owners who are not in the order come last. Comes to less than the amount
 * when there is not so much.
 */
export function chooseShares(lots: Lots, shares: Shares, amount: number, order: readonly string[]): Portion {
  const owned: Shares = { ...shares, [NOBODY]: nobodys(lots, shares) }
  const owners = [...new Set([...order, NOBODY, ...Object.keys(shares).sort()])]
  const chosen: Portion = { lots: {}, shares: {} }
  let left = amount
  for (const owner of owners) {
    const own = owned[owner] ?? {}
    for (const lot of oldestFirst(own)) {
      const size = Math.min(left, Math.max(0, own[lot] ?? 0))
      if (size === 0) continue
      left -= size
      chosen.lots = addLots(chosen.lots, { [lot]: size })
      if (owner !== NOBODY) chosen.shares = addShares(chosen.shares, { [owner]: { [lot]: size } })
    }
  }
  return chosen
}

/** Whose these lots are, when nothing was said about it: nobody's first, then the owners' in the order of their names. */
export function ownersOfLots(lots: Lots, shares: Shares, taken: Lots): Shares {
  const free = nobodys(lots, shares)
  let whose: Shares = {}
  for (const lot of oldestFirst(taken)) {
    let left = (taken[lot] ?? 0) - Math.min(taken[lot] ?? 0, Math.max(0, free[lot] ?? 0))
    for (const owner of Object.keys(shares).sort()) {
      const size = Math.min(left, Math.max(0, shares[owner]?.[lot] ?? 0))
      if (size === 0) continue
      left -= size
      whose = addShares(whose, { [owner]: { [lot]: size } })
    }
  }
  return whose
}

/** What lies in these years of every owner's share. */
export const sharesIn = (shares: Shares, isIn: (lot: string) => boolean): Shares =>
  withoutIdle(
    Object.fromEntries(
      Object.entries(shares).map(([owner, lots]) => [
        owner,
        Object.fromEntries(Object.entries(lots).filter(([lot, size]) => size > 0 && isIn(lot))),
      ]),
    ),
  )
