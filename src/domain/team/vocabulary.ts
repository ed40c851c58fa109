/** Owns what a team may be: the kinds, in the order in which they are listed, and what each is there for. */

export const teamKinds = {
  team: '服务队',
  squad: '服务分队',
  base: '服务基地',
  association: '服务协会',
  alliance: '共建单位',
  troupe: '文艺队伍',
} as const
export type TeamKind = keyof typeof teamKinds

export const teamTypes = {
  general: '综合服务',
  party: '党员',
  theory: '理论宣讲',
  law: '法律',
  medical: '医疗卫生',
  science_sport: '科技文体',
  heritage: '文明传承',
  youth: '青年',
  women: '妇女',
  elder: '老年',
  emergency: '应急',
  art: '文艺',
} as const
export type TeamType = keyof typeof teamTypes

/** Positions that one team serves at most. */
export const MOST_POSITIONS = 5
