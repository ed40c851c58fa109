/** Owns how far a month is on its way into the national system of volunteer service. */

export const nationalStates = {
  none: '还没有报',
  sent: '报上去了',
  taken: '收下了',
  returned: '退回来了',
} as const
export type NationalState = keyof typeof nationalStates
