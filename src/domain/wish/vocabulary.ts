/** Owns the words for wishes: for whom, of what kind, how they are handed over, and where they stand. */
import type { wishFlow } from './wish-flow'

const namesIn = <K extends string>(names: Record<K, string>) => Object.keys(names) as K[]

/** For whom a wish is; the wall names the group and never the person. */
export const wishGroupNames = {
  elder: '老人',
  child: '孩子',
  hardship: '困难家庭',
  disabled: '残疾人',
  worker: '劳动者',
  other: '街坊',
}
export type WishGroup = keyof typeof wishGroupNames
export const wishGroups = namesIn(wishGroupNames)

/** Nobody's hardship or health is told in public: there such a wish is that of one of the neighbours. */
const untold: readonly WishGroup[] = ['hardship', 'disabled']
export const publicGroupOf = (group: WishGroup): WishGroup => (untold.includes(group) ? 'other' : group)
/** By what the wall is narrowed. */
export const publicGroups = wishGroups.filter((group) => publicGroupOf(group) === group)

/** For whom, as the wall says it. */
const wishSayings: Partial<Record<WishGroup, string>> = {
  elder: '一位老人',
  child: '一个孩子',
  worker: '一位劳动者',
}
export const wishSaying = (group: WishGroup): string => wishSayings[group] ?? '一位街坊'

export const wishKindNames = { goods: '一样东西', service: '一次帮忙' }
export const wishKinds = namesIn(wishKindNames)

export const deliverWayNames = { home: '送到家里', station: '放在实践站', gridPoint: '交给网格员' }
export const deliverWays = namesIn(deliverWayNames)

export type WishState = keyof typeof wishFlow.states

/** How whoever confirms came to know that the wish was granted. */
export const confirmWays = ['app', 'visit', 'phone'] as const
export type ConfirmWay = (typeof confirmWays)[number]
