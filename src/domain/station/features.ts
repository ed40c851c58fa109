/** Owns what a station may leave out: the wish wall and the points store, each switched by the head of the station. */
export const features = ['wishes', 'store'] as const
export type Feature = (typeof features)[number]
/** Which of them are open to residents. */
export type Features = Record<Feature, boolean>

export const featureNames: Record<Feature, string> = { wishes: '心愿墙', store: '积分超市' }

/** Everything is open at a station that has never switched anything, or that is not known. */
export const featuresOf = (station: { features?: Partial<Features> } | null): Features => ({
  wishes: station?.features?.wishes ?? true,
  store: station?.features?.store ?? true,
})

/** The same for what a phone has kept of an earlier version, which does not know of switches. */
export const isOn = (open: Partial<Features> | undefined, feature: Feature): boolean =>
  open?.[feature] ?? true
