/** Owns the awards that the people of the demo have handed in, and how far each has come. */
import { DAY, dayOf } from '../src/domain/kernel/clock'
import type { DemoCase } from './make-cases'

const STAFF = 'demo-staff-zhou'

export const awardsAt = (now: number): DemoCase[] => [
  {
    kind: 'award',
    by: 'demo-volunteer-li',
    form: {
      ...{ name: '优秀志愿者', day: dayOf(now - 40 * DAY), grantedBy: '区志愿服务联合会', level: 'district' },
      photos: [],
    },
    hoursAgo: 72,
    steps: [{ hoursAgo: 60, by: STAFF, event: 'record' }],
  },
  {
    kind: 'award',
    by: 'demo-volunteer-chen',
    form: {
      ...{ name: '最美护理志愿者', day: dayOf(now - 20 * DAY), grantedBy: '街道办事处', level: 'street' },
      photos: [],
    },
    hoursAgo: 50,
    steps: [{ hoursAgo: 46, by: STAFF, event: 'recordTold' }],
  },
  {
    kind: 'award',
    by: 'demo-resident-wang',
    form: {
      ...{ name: '书香家庭', day: dayOf(now - 200 * DAY), grantedBy: '市妇女联合会', level: 'city' },
      photos: [],
    },
    hoursAgo: 20,
    steps: [],
  },
]
