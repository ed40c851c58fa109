/** Owns the words for wishes: for whom, of what kind, how they are handed over, and where they stand. */

/** For whom a wish is; the wall names the group and never the person. */
export const wishGroups = ['elder', 'child', 'hardship', 'disabled', 'worker', 'other'] as const
export type WishGroup = (typeof wishGroups)[number]
export const wishGroupNames: Record<WishGroup, string> = {
  elder: '老人',
  child: '孩子',
  hardship: '困难家庭',
  disabled: '残疾人',
  worker: '劳动者',
  other: '街坊',
}

export const wishKinds = ['goods', 'service'] as const
export type WishKind = (typeof wishKinds)[number]
export const wishKindNames: Record<WishKind, string> = { goods: '一样东西', service: '一次帮忙' }

export const deliverWays = ['home', 'station', 'gridPoint'] as const
export type DeliverWay = (typeof deliverWays)[number]
export const deliverWayNames: Record<DeliverWay, string> = {
  home: '送到家里',
  station: '放在实践站',
  gridPoint: '交给网格员',
}

export const wishStates = [
  'submitted',
  'verified',
  'published',
  'claimed',
  'fulfilling',
  'delivered',
  'confirmed',
  'closed',
  'rejected',
  'withdrawn',
  'stationFulfil',
] as const
export type WishState = (typeof wishStates)[number]

/** How whoever confirms came to know that the wish was granted. */
export const confirmWays = ['app', 'visit', 'phone'] as const
export type ConfirmWay = (typeof confirmWays)[number]
