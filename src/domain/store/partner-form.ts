/** Owns what is asked about a partner: who it is and whom to call; and what residents read of it. */
import { type Answers, defineForm } from '../kernel/form'

/** What a partner is, as residents read it. */
export const partnerSorts = {
  unit: '共建单位',
  org: '社会组织',
  patron: '公益合伙人',
  doubled: '双报到单位',
  shop: '商户',
} as const

/** What merchants stand for in public, each in one fixed sentence. */
export const partnerVows = {
  honest: { name: '诚信经营', text: '明码标价，不缺斤少两，卖错了包退换' },
  table: { name: '文明餐桌', text: '提醒适量点餐，剩菜给打包，备公筷公勺' },
} as const

export type PartnerVow = keyof typeof partnerVows

export const MOST_VOWS = 2

const namesOf = <K extends string>(table: Readonly<Record<K, { name: string }>>) =>
  Object.fromEntries(Object.entries<{ name: string }>(table).map(([key, { name }]) => [key, name])) as Record<
    K,
    string
  >

const list = { is: 'text', most: 200, hint: '一行写一样，居民看得到；别写钱和电话', optional: true } as const

export const partnerForm = defineForm({
  name: { is: 'text', label: '叫什么', most: 30 },
  place: { is: 'text', label: '在哪里', most: 40, optional: true },
  contact: { is: 'text', label: '找谁', most: 40, hint: '居民看不到', optional: true },
  active: { is: 'switch', label: '还在合作', hint: '关了以后新奖品选不到这家', start: true },
})

/** What residents read of it. */
export const partnerFace = defineForm({
  sort: { is: 'choice', label: '是哪一种', options: partnerSorts, wheel: true, none: '只发奖品，不公开' },
  needs: { ...list, label: '需要什么' },
  gives: { ...list, label: '能给什么' },
  projects: { ...list, label: '认领了什么' },
  vows: {
    is: 'several',
    label: '公开承诺',
    options: namesOf(partnerVows),
    least: 0,
    most: MOST_VOWS,
    hint: '商家自己答应的，才选上',
  },
})

export type PartnerFace = Answers<typeof partnerFace>

/** The lines of a list. */
export const linesIn = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
