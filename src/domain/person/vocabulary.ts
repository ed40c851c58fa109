/** Owns the words for skills, times and family relations. */

export const skills = [
  'cleaning',
  'visiting',
  'teaching',
  'medical',
  'legal',
  'haircut',
  'repair',
  'arts',
  'sports',
  'mediation',
  'patrol',
  'computer',
] as const
export type Skill = (typeof skills)[number]
export const skillNames: Record<Skill, string> = {
  cleaning: '打扫',
  visiting: '陪伴走访',
  teaching: '教书辅导',
  medical: '医护',
  legal: '法律',
  haircut: '理发',
  repair: '修理',
  arts: '文艺',
  sports: '体育',
  mediation: '调解',
  patrol: '巡逻',
  computer: '手机电脑',
}

export const weekSlots = [
  'weekdayMorning',
  'weekdayAfternoon',
  'weekdayEvening',
  'weekendMorning',
  'weekendAfternoon',
  'weekendEvening',
] as const
export type WeekSlot = (typeof weekSlots)[number]
export const weekSlotNames: Record<WeekSlot, string> = {
  weekdayMorning: '平日上午',
  weekdayAfternoon: '平日下午',
  weekdayEvening: '平日晚上',
  weekendMorning: '周末上午',
  weekendAfternoon: '周末下午',
  weekendEvening: '周末晚上',
}

export const relations = ['child', 'grandchild', 'parent', 'spouse', 'grandparent', 'other'] as const
export type Relation = (typeof relations)[number]
export const relationNames: Record<Relation, string> = {
  child: '孩子',
  grandchild: '孙辈',
  parent: '父母',
  spouse: '爱人',
  grandparent: '祖辈',
  other: '其他家人',
}
