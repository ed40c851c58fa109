/** Owns how a fair is spoken of at the desk: how far its stalls are given, and what a large one is reminded of. */
import { dateWord } from '../words/moments'
import { type LargeEvent, stallRules } from './rules'

/** What a stall is for, in words: 义诊，量血压 */
export const forWord = (sort: string, offer: string): string => [sort, offer].filter(Boolean).join('，')

/** 3 号 · 义诊，量血压 */
export const stallWord = (number: number, sort: string, offer: string): string =>
  `${number} 号 · ${forWord(sort, offer)}`

/** 12 个摊位，给了 8 个，空 4 个 */
export function givenWord(stalls: readonly { holder: unknown }[]): string {
  if (stalls.length === 0) return '还没有摆摊位'
  const given = stalls.filter(({ holder }) => holder !== null).length
  const free = stalls.length - given
  return `${stalls.length} 个摊位，给了 ${given} 个${free === 0 ? '，都给出去了' : `，空 ${free} 个`}`
}

/** It reminds and refuses nothing: whether it is one of these events is for the police to say. */
export function largeWords({ office, askBy, late }: LargeEvent, now: number): string {
  const by = late
    ? `办的日子前 20 天要申请，最晚那天（${dateWord(askBy, now)}）已经过了，请马上问派出所`
    : `最晚 ${dateWord(askBy, now)}申请，拿不准先问派出所`
  return `预计 1000 人以上，要先向${office}申请安全许可，定好安全负责人、写好安全方案；${by}。依据：国务院令第 505 号《大型群众性活动安全管理条例》第二、五、六、十二、十三条`
}

/** One holder has so many at most. */
export const eachWord = `一家最多 ${stallRules.each} 个`
