/** Owns how the past of a wish is told: one sentence for each step, helpers by their masked names. */
import type { HistoryEntry } from '../kernel/workflow'
import type { WishDocument } from './documents'
import type { WishEvent } from './wish-flow'

type Told = WishEvent | 'begin'

const ended = (who: string, { by }: HistoryEntry): string => (by === 'system' ? '认领到期' : `${who}让出了`)

const sentences: Record<Told, (who: string, entry: HistoryEntry) => string> = {
  begin: () => '许下心愿',
  amend: () => '改好，重新交了',
  verify: () => '核实过了',
  reject: () => '退回',
  publish: () => '挂上心愿墙',
  claim: (who) => `${who}认领了`,
  standBy: (who) => `${who}排着`,
  note: (who) => `${who}写了进展`,
  passOn: (who, entry) => `${ended(who, entry)}，换一位街坊来帮`,
  stepOut: (who, entry) => `${ended(who, entry)}，其他街坊接着办`,
  handBack: (who, entry) => `${ended(who, entry)}，回到墙上`,
  unclaimed: () => '挂了一个月，社区来办',
  dayPassed: () => '要的日子过了，从墙上取下',
  deliver: (who) => `${who}送到了`,
  stationDeliver: () => '社区送到了',
  confirm: () => '确认收到，心愿圆了',
  notYet: () => '还没收到，接着办',
  stationNotYet: () => '还没收到，社区接着办',
  thank: () => '说了谢谢',
  close: () => '结束',
  withdraw: () => '撤回了心愿',
}

/** The case so far, the earliest first. */
export const timelineOf = (
  { history, names }: Pick<WishDocument, 'history' | 'names'>,
  viewerId: string,
): { at: number; text: string }[] =>
  history.map((entry) => {
    const who = entry.by === viewerId ? '我' : (names[entry.by] ?? '街坊')
    const told = sentences[entry.on as Told] as (typeof sentences)[Told] | undefined
    return { at: entry.at, text: told ? told(who, entry) : entry.on }
  })
