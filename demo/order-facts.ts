/** Owns what the people of the demo have ordered, by which channel, and how far each order has come. */
import { DAY, dayOf } from '../src/domain/kernel/clock'
import type { DemoCase } from './make-cases'

const STAFF = 'demo-staff-zhou'
const WANG = 'demo-resident-wang'
const LI = 'demo-volunteer-li'
const CHEN = 'demo-volunteer-chen'

const scores = { manner: '5', quality: '5', time: '4', overall: '5' }

/** @param now when the demo begins */
export const ordersAt = (now: number): DemoCase[] => {
  const ahead = (days: number) => dayOf(now + days * DAY)
  const said = { photos: [], haste: 'usual', takes: 'half', part: 'morning' }
  const verified = (hoursAgo: number) => ({ hoursAgo, by: STAFF, event: 'verify' })
  return [
    {
      ...{ kind: 'order', by: WANG, hoursAgo: 96 },
      form: { ...said, item: 'handy', day: ahead(0), text: '厨房的灯泡不亮了，够不着，请人帮着换一下。' },
      steps: [
        verified(94),
        { hoursAgo: 93, by: STAFF, event: 'openPool' },
        { hoursAgo: 92, by: LI, event: 'accept' },
        { hoursAgo: 52, by: LI, event: 'start', card: WANG },
        {
          ...{ hoursAgo: 51.3, by: LI, event: 'finish', card: WANG },
          answers: { did: '换了两只灯泡，都亮了', minutes: 40 },
        },
        {
          hoursAgo: 46,
          by: WANG,
          event: 'rate',
          answers: { ...scores, words: '小李手脚快，还把灯罩擦了。' },
        },
      ],
    },
    {
      ...{ kind: 'order', by: WANG, hoursAgo: 30 },
      form: { ...said, item: 'science', day: ahead(3), text: '想学用手机挂号，孩子不在身边。' },
      steps: [verified(28), { hoursAgo: 27, by: STAFF, event: 'openPool' }],
    },
    {
      ...{ kind: 'order', by: CHEN, hoursAgo: 26 },
      form: { ...said, item: 'clean', day: ahead(4), takes: 'hour', text: '楼道里的旧纸箱请人一起搬下去。' },
      steps: [
        verified(25),
        { hoursAgo: 24, by: STAFF, event: 'openPool' },
        { hoursAgo: 6, by: LI, event: 'accept' },
      ],
    },
    {
      ...{ kind: 'order', by: STAFF, behalf: { via: 'phone', for: WANG }, hoursAgo: 8 },
      form: {
        ...said,
        item: 'law',
        day: ahead(6),
        part: 'afternoon',
        text: '租房合同要续签，想请人看一看。',
      },
      steps: [verified(7)],
    },
    {
      ...{ kind: 'order', by: STAFF, behalf: { via: 'visit', for: LI }, hoursAgo: 3 },
      form: { ...said, item: 'calligraphy', day: ahead(9), text: '想写一副春联，贴在楼门口。' },
      steps: [],
    },
  ]
}
