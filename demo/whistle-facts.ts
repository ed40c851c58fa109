/** Owns what the station of the demo has asked of departments, and how far each has come. */
import { DAY, dayOf, HOUR } from '../src/domain/kernel/clock'
import { standingWater } from './incident-facts'
import type { DemoCase } from './make-cases'

const ZHOU = 'demo-staff-zhou'
const HEAD = 'demo-admin-gao'
const LUO = 'demo-dept-luo'

const WATER = 'dept-water'
const WORKS = 'dept-works'
const CITY = 'dept-city'

/** How a department has said it. */
const heard = (channel: string) => ({ channel, proof: [] })

/** The whistles, told from the day on which the demo is made. */
export function whistlesAt(now: number): DemoCase[] {
  const dayAt = (hoursAgo: number): string => dayOf(now - hoursAgo * HOUR)
  const reply = (hoursAgo: number, withWhom: string, measures: string, days: number) => ({
    ...{ received: dayAt(hoursAgo), withWhom, measures, ...heard('phone') },
    until: dayOf(now - hoursAgo * HOUR + days * DAY),
  })
  const rest = { photos: [], lead: [WATER], assist: [] as string[] }
  return [
    {
      ...{ kind: 'whistle', by: HEAD, hoursAgo: 500 },
      form: {
        ...{ ...rest, reason: 'joint', grade: 'usual', spot: 'grid:g04', lead: [CITY], assist: [WORKS] },
        facts: '北区广场后墙堆了一片建筑垃圾，脏乱差，问过物业，不是小区里的人倒的。',
        wants: '请查一查是谁倒的，清走，装一个挡车的桩。',
      },
      steps: [
        { hoursAgo: 499, by: HEAD, event: 'sign' },
        {
          ...{ hoursAgo: 492, by: ZHOU, event: 'respond' },
          answers: reply(492, '市容科值班室', '三天内清走，调看路口录像', 5),
        },
        { hoursAgo: 474, by: ZHOU, event: 'arrive', words: '来了四位，两辆车', answers: heard('meeting') },
        { hoursAgo: 400, by: ZHOU, event: 'solve', words: '清走了，装了挡车桩', answers: heard('letter') },
        {
          ...{ hoursAgo: 380, by: HEAD, event: 'score', words: '来得快，桩也结实' },
          answers: { speed: '5', quality: '4' },
        },
      ],
    },
    {
      ...{ kind: 'whistle', by: ZHOU, hoursAgo: 116, of: standingWater },
      form: {
        ...{ ...rest, reason: 'public', grade: 'major', spot: 'building:g01:2 号楼', assist: [WORKS] },
        facts:
          '单元门口下雨就积水，老人家出不了门。社区疏通过雨水口，小雨又积，物业说主管道够不着，社区没有设备。',
        wants: '请来看主管道，疏通到能走水；要换管子的，说清哪天换。',
      },
      steps: [
        { hoursAgo: 114, by: HEAD, event: 'sign' },
        {
          ...{ hoursAgo: 110, by: ZHOU, event: 'respond' },
          answers: reply(110, '排水科值班室', '先用车抽水，再用镜子看主管道', 6),
        },
        {
          ...{ hoursAgo: 90, by: LUO, event: 'arrive', words: '两位师傅，主管道有一段塌了' },
          answers: heard('here'),
        },
        { hoursAgo: 66, by: LUO, event: 'wait', words: '等审批', days: 7 },
      ],
    },
    {
      ...{ kind: 'whistle', by: ZHOU, hoursAgo: 5 },
      form: {
        ...{ ...rest, reason: 'emergency', grade: 'urgent', spot: 'building:g01:1 号楼', lead: [WORKS] },
        facts: '一单元外墙有一块空了，昨晚掉过碎砖，下面是孩子上学的路。社区拉了线，留了人看着。',
        wants: '请马上来看要不要加固，架子和网由你们定。',
      },
      steps: [],
    },
  ]
}
