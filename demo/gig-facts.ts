/** Owns the posts of the demo and those who look for work, in every state that there is. */
import type { PostForm } from '../src/domain/gig/post-form'
import type { SeekerForm } from '../src/domain/gig/seeker-form'
import { DAY, dayOf } from '../src/domain/kernel/clock'
import type { DemoCase } from './make-cases'

const ZHOU = 'demo-staff-zhou'
const WU = 'demo-staff-wu'

const post = (
  form: Omit<PostForm, 'source'> & { source?: string },
  hoursAgo: number,
  steps: DemoCase['steps'],
): DemoCase => ({ kind: 'jobPost', by: ZHOU, form: { source: '', ...form } as never, hoursAgo, steps })

/** Its licence was seen, and it hangs. */
const hung = (hoursAgo: number, tail: string, licence = 'business'): DemoCase['steps'] => [
  { hoursAgo, by: ZHOU, event: 'see', answers: { licence, tail } },
  { hoursAgo: hoursAgo - 1, by: ZHOU, event: 'publish' },
]

const kitchen = { employer: '麟州街道社区食堂', about: '给老人做午饭', place: '幸福里社区食堂' } as const
const school = { employer: '幸福路小学', about: '公办小学', place: '幸福路小学' } as const

/** Those that hang, or will. */
function openPosts(until: (days: number) => string): DemoCase[] {
  return [
    post(
      {
        ...{ ...kitchen, title: '帮厨', people: 2, content: '洗菜、切菜、收拾碗盘', until: until(20) },
        ...{ conditions: '有健康证', hours: '周一到周五上午', payBy: 'day', pay: 120 },
      },
      300,
      hung(290, '7K3M'),
    ),
    post(
      {
        ...{ ...school, title: '校门口护学', people: 4, content: '上学放学时站在路口', until: until(12) },
        ...{ conditions: '站得住一个小时', hours: '每天早晚各一小时', payBy: 'hour', pay: 22 },
      },
      220,
      hung(210, '20X1', 'public'),
    ),
    post(
      {
        ...{ title: '楼道保洁', employer: '安居物业服务部', about: '管三个小区', place: '幸福里小区' },
        ...{ people: 3, content: '扫楼道、擦扶手', conditions: '能爬六层楼', hours: '每天上午三小时' },
        ...{ payBy: 'month', pay: 1600, until: until(30) },
      },
      150,
      hung(140, '55QA'),
    ),
    post(
      {
        ...{ title: '超市理货', employer: '新村便民超市', about: '卖菜卖日用品', place: '新村路' },
        ...{ people: 1, content: '上货、贴价签', conditions: '认得字，能搬 20 斤', hours: '周末两天' },
        ...{ payBy: 'day', pay: 110, until: until(6), source: '区公共就业服务网，十一月的招工表' },
      },
      60,
      hung(50, '9B2C'),
    ),
    post(
      {
        ...{ title: '照看老人', employer: '邻家养老服务站', about: '上门照看老人', place: '幸福里一带' },
        ...{ people: 2, content: '做午饭、陪着说话', conditions: '会做家常饭', hours: '工作日中午' },
        ...{ payBy: 'hour', pay: 25, until: until(25) },
      },
      30,
      [{ hoursAgo: 20, by: ZHOU, event: 'see', answers: { licence: 'business', tail: '31TD' } }],
    ),
    post(
      {
        ...{ title: '快递分拣', employer: '顺路快递点', about: '收发快递', place: '北门快递点' },
        ...{ people: 2, content: '按楼号分快递', conditions: '认得字', hours: '晚上三小时' },
        ...{ payBy: 'hour', pay: 20, until: until(15) },
      },
      5,
      [],
    ),
  ]
}

/** Those that are over. */
const pastPosts = (until: (days: number) => string): DemoCase[] => [
  post(
    {
      ...{ ...kitchen, title: '送餐', people: 1, content: '给走不动的老人送午饭', until: until(10) },
      ...{ conditions: '会骑电动车', hours: '每天中午', payBy: 'day', pay: 60 },
    },
    520,
    [...hung(510, '7K3M'), { hoursAgo: 260, by: ZHOU, event: 'fill' }],
  ),
  post(
    {
      ...{ title: '手工串珠', employer: '巧手工坊', about: '做小饰品', place: '新村路' },
      ...{ people: 5, content: '串珠子', conditions: '眼神好', hours: '在家做，时间自己定' },
      ...{ payBy: 'day', pay: 50, until: until(18) },
    },
    400,
    [...hung(390, '8LL0'), { hoursAgo: 330, by: WU, event: 'remove', words: '居民说要先买材料' }],
  ),
]

type Life = Omit<SeekerForm, 'agrees' | 'note'> & { note?: string; who: string; hoursAgo: number }

const looks = ({ who, hoursAgo, ...form }: Life, steps: DemoCase['steps']): DemoCase => ({
  ...{ kind: 'seeker', by: ZHOU, behalf: { via: 'counter', for: who }, hoursAgo, steps },
  form: { note: '', agrees: 'yes', ...form } as never,
})

/** Found a post, agreed to it, was referred. */
const referred = (hoursAgo: number, number: number): DemoCase['steps'] => [
  { hoursAgo, by: ZHOU, event: 'match', number },
  { hoursAgo: hoursAgo - 2, by: ZHOU, event: 'agree', answers: { how: 'there', shares: 'name' } },
]

const seekers: DemoCase[] = [
  looks({ who: 'demo-v003', hoursAgo: 280, can: ['cook', 'clean'], when: 'day', where: 'near' }, [
    ...referred(270, 3),
    { hoursAgo: 240, by: ZHOU, event: 'hire' },
    { hoursAgo: 70, by: 'time', event: 'week' },
  ]),
  looks({ who: 'demo-v005', hoursAgo: 205, can: ['guard'], when: 'any', where: 'near' }, [
    ...referred(200, 4),
    { hoursAgo: 180, by: WU, event: 'hire' },
    { hoursAgo: 10, by: 'time', event: 'week' },
    { hoursAgo: 9, by: WU, event: 'fine', words: '工钱按天结，干得惯' },
  ]),
  looks({ who: 'demo-v006', hoursAgo: 130, can: ['clean'], when: 'day', where: 'near' }, [
    ...referred(120, 5),
    { hoursAgo: 90, by: ZHOU, event: 'hire' },
  ]),
  looks({ who: 'demo-v007', hoursAgo: 110, can: ['clean', 'care'], when: 'weekend', where: 'district' }, [
    ...referred(100, 5),
  ]),
  looks({ who: 'demo-v008', hoursAgo: 100, can: ['sell'], when: 'weekend', where: 'near' }, [
    { hoursAgo: 45, by: ZHOU, event: 'match', number: 6 },
  ]),
  looks({ who: 'demo-v009', hoursAgo: 90, can: ['carry', 'drive'], when: 'evening', where: 'city' }, [
    ...referred(85, 3),
    { hoursAgo: 40, by: ZHOU, event: 'notHire', words: '时间对不上' },
  ]),
  looks({ who: 'demo-v010', hoursAgo: 75, can: ['desk'], when: 'day', where: 'district' }, [
    { hoursAgo: 30, by: ZHOU, event: 'close', words: '自己找到了' },
  ]),
  looks({ who: 'demo-v011', hoursAgo: 26, can: ['repair', 'carry'], when: 'short', where: 'near' }, []),
  looks(
    { who: 'demo-v012', hoursAgo: 20, can: ['hands'], when: 'day', where: 'near', note: '中午要接孩子' },
    [],
  ),
  looks({ who: 'demo-v013', hoursAgo: 4, can: ['cook'], when: 'any', where: 'near' }, []),
]

/** @param now when the demo begins */
export function workAt(now: number): DemoCase[] {
  const until = (days: number): string => dayOf(now + days * DAY)
  return [...openPosts(until), ...pastPosts(until), ...seekers]
}
