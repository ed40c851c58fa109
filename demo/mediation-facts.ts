/** Owns which disputes people of the demo have asked somebody to mediate, and how far each has come. */
import { DAY, dayOf } from '../src/domain/kernel/clock'
import type { DemoCase } from './make-cases'

const HEAD = 'demo-admin-gao'
const STAFF = 'demo-staff-wu'
const WANG = 'demo-resident-wang'
const UPSTAIRS = 'demo-v003'
const LENDER = 'demo-v005'
const BORROWER = 'demo-v009'

/** @param now when the demo begins */
export const mediationsAt = (now: number): DemoCase[] => [
  {
    ...{ kind: 'mediation', by: WANG, hoursAgo: 150 },
    form: {
      ...{ sort: 'neighbour', whom: '楼上那一家', photos: [], shows: 'both' },
      text: '晚上十点以后总有拖椅子的声音，上去说过两次，越说越僵。',
      wanted: '晚上轻一点，椅子脚包一下。',
    },
    steps: [
      { hoursAgo: 140, by: HEAD, event: 'assign', to: STAFF },
      { hoursAgo: 120, by: STAFF, event: 'note', words: '上门听了楼上：家里老人起夜要扶椅子，不是有意' },
      { hoursAgo: 119, by: STAFF, event: 'bring', card: UPSTAIRS },
      {
        ...{ hoursAgo: 100, by: UPSTAIRS, event: 'join' },
        answers: { side: '老人夜里要起来，扶着椅子走。愿意想办法。', shows: 'both' },
      },
      {
        ...{ hoursAgo: 20, by: STAFF, event: 'meet' },
        answers: { day: dayOf(now + 2 * DAY), time: '15:00', place: '站里二楼说事室' },
      },
    ],
  },
  {
    ...{ kind: 'mediation', by: LENDER, hoursAgo: 620 },
    form: {
      ...{ sort: 'damage', whom: '借梯子的邻居', photos: [], wanted: '赔一半，或者修好。', shows: 'both' },
      text: '借出去的铝梯还回来断了一根横档，对方说借的时候就松了。',
    },
    steps: [
      { hoursAgo: 610, by: HEAD, event: 'take' },
      { hoursAgo: 590, by: HEAD, event: 'bring', card: BORROWER },
      { hoursAgo: 580, by: BORROWER, event: 'join', answers: { side: '', shows: 'mediator' } },
      {
        ...{ hoursAgo: 480, by: HEAD, event: 'settle' },
        answers: { terms: '一起拿去修，修理钱一人一半，月底以前修好。', paper: [] },
      },
    ],
  },
]
