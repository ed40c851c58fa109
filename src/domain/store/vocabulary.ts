/** Owns the words of the points store: kinds of prizes, how they are paid, states, movements of stock. */

export const prizeKinds = ['goods', 'service'] as const
export type PrizeKind = (typeof prizeKinds)[number]
export const prizeKindNames: Record<PrizeKind, string> = { goods: '物品', service: '服务' }

/** Whose points pay: a person's own, or those pooled by the household. */
export const purses = ['own', 'household'] as const
export type Purse = (typeof purses)[number]
export const purseNames: Record<Purse, string> = { own: '我的积分', household: '家庭积分' }

export const prizeStates = ['draft', 'scheduled', 'onShelf', 'offShelf'] as const
export type PrizeState = (typeof prizeStates)[number]

export const redemptionStates = ['reserved', 'redeemed', 'cancelled', 'expired', 'refunded'] as const
export type RedemptionState = (typeof redemptionStates)[number]

/** How stock changes at the desk: goods come in, go out, or are counted. */
export const stockWays = ['in', 'out', 'count'] as const
export type StockWay = (typeof stockWays)[number]
export const stockWayNames: Record<StockWay, string> = { in: '入库', out: '出库', count: '盘点' }
