/** Owns the home visits of the demo: a grid worker goes from door to door for three weeks, oldest neighbours first. */
import { DAY, HOUR } from '../src/domain/kernel/clock'
import type { Input } from '../src/contract'
import type { DemoCaller } from './caller'
import type { Timeline } from './timeline'

const ZHAO = 'demo-grid-zhao'

export type Said = Pick<Input<'visit.save'>, 'chips' | 'words' | 'alone'>

const well = (words: string, alone = false): Said => ({ chips: ['well'], words, alone })

/** Rounds through the buildings, a building and a day each; what was seen behind one door after the other. */
const rounds: readonly { daysAgo: number; gridId: string; building: string; said: readonly Said[] }[] = [
  {
    ...{ daysAgo: 18, gridId: 'g01', building: '1 号楼' },
    said: [
      well('精神好，说降压药按时吃', true),
      { chips: ['help'], words: '厨房的灯泡不亮，够不着', alone: true },
      well('孙子放寒假过来住'),
    ],
  },
  {
    ...{ daysAgo: 15, gridId: 'g01', building: '2 号楼' },
    said: [
      well('腿脚利索了，想听听理论微课'),
      { chips: ['nobody'], words: '', alone: false },
      { chips: ['wish'], words: '想要一个带放大镜的台灯', alone: false },
    ],
  },
  {
    ...{ daysAgo: 11, gridId: 'g01', building: '1 号楼' },
    said: [
      well('灯泡换好了，很高兴', true),
      { chips: ['hardship'], words: '医药费有点吃紧，想问问怎么申请', alone: true },
    ],
  },
  {
    ...{ daysAgo: 8, gridId: 'g02', building: '3 号楼' },
    said: [well('家里暖和'), { chips: ['help', 'wish'], words: '想学手机挂号', alone: true }],
  },
  {
    ...{ daysAgo: 2, gridId: 'g02', building: '4 号楼' },
    said: [well('阳台的花养得好'), { chips: ['nobody'], words: '', alone: false }],
  },
  { daysAgo: 1, gridId: 'g01', building: '1 号楼', said: [well('听她说了半个钟头从前的事', true)] },
]

/** A round through a building: its list is opened, then one door after the other. @param at when the door of a number was called at */
export async function goRound(
  demo: DemoCaller,
  by: string,
  home: { gridId: string; building: string },
  { said, at }: { said: readonly Said[]; at: (door: number) => number },
): Promise<void> {
  const { items } = await demo.call(by, 'visit.list', { home })
  for (const [door, what] of said.entries()) {
    const found = items[door]
    if (!found) return
    const { personId, shown } = found
    await demo.call(by, 'visit.save', { ...home, personId, shown, at: at(door), photos: [], ...what })
  }
}

/** Plans every round. */
export function planVisits(timeline: Timeline, demo: DemoCaller, { now }: { now: number }): void {
  for (const { daysAgo, gridId, building, said } of rounds) {
    const at = now - daysAgo * DAY - 3 * HOUR
    timeline.plan(at, () => goRound(demo, ZHAO, { gridId, building }, { said, at: () => at }))
  }
}
