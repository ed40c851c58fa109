/** Owns what the people of the demo have asked to be put right about themselves, and how far each has come. */
import type { DemoCase } from './make-cases'

const STAFF = 'demo-staff-zhou'

export const dataRequests: DemoCase[] = [
  {
    kind: 'dataRequest',
    by: 'demo-resident-wang',
    form: {
      ...{ about: 'correct', whose: 'own', what: 'home' },
      text: '楼号写成了 5 号楼，我住 3 号楼，搬家单上是对的。',
    },
    hoursAgo: 60,
    steps: [
      { hoursAgo: 50, by: STAFF, event: 'check' },
      { hoursAgo: 48, by: STAFF, event: 'finish', words: '楼号改成 3 号楼了，是建档时抄错的。' },
    ],
  },
  {
    kind: 'dataRequest',
    by: 'demo-volunteer-li',
    form: {
      ...{ about: 'erase', whose: 'child', what: 'photo' },
      text: '孩子在手工课回顾里的那张照片，请不要再放了。',
    },
    hoursAgo: 6,
    steps: [],
  },
]
