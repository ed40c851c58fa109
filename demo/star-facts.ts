/** Owns the stars of the demo: one that was granted, one in notice to which somebody has objected, one that was not agreed to; and somebody whose ratings stand in the way. */
import type { DemoCase } from './make-cases'

const STAFF = 'demo-staff-zhou'
const HEAD = 'demo-admin-gao'
const DAY = 24

/** Volunteers who have served for so long that they may apply; their hours of earlier years are written by `make-stars`. */
export const longServing = ['demo-v010', 'demo-v011', 'demo-v012', 'demo-v013', 'demo-v014'] as const
/** Who gave the most of the last quarter, and is in its campaign. */
export const quarterServing = [
  'demo-v060',
  'demo-v061',
  'demo-v062',
  'demo-v063',
  'demo-v064',
  'demo-v065',
] as const

const [granted, noticed, declined, asking, ratedLow] = longServing

/** Whoever has served long enough, and was not thought much of by those whom they helped: no star can be applied for. */
export const RATED_LOW = ratedLow

const inNotice: DemoCase = {
  ...{ kind: 'star', by: noticed, form: {} as never, hoursAgo: 5 * DAY },
  steps: [{ hoursAgo: 4 * DAY, by: STAFF, event: 'approve' }],
}

export const stars: DemoCase[] = [
  {
    ...{ kind: 'star', by: granted, form: {} as never, hoursAgo: 20 * DAY },
    steps: [
      { hoursAgo: 19 * DAY, by: STAFF, event: 'approve' },
      { hoursAgo: 9 * DAY, by: 'time', event: 'grant' },
    ],
  },
  inNotice,
  { ...{ kind: 'star', by: asking, form: {} as never, hoursAgo: 3 }, steps: [] },
  {
    ...{ kind: 'star', by: declined, form: {} as never, hoursAgo: 10 * DAY },
    steps: [
      {
        ...{ hoursAgo: 9 * DAY, by: STAFF, event: 'refuse' },
        words: '有两次时长正在核对，核对完请再申请一次。',
      },
    ],
  },
  {
    ...{ kind: 'objection', by: 'demo-resident-wang', about: inNotice, hoursAgo: 3 * DAY },
    form: { text: '有一次扫雪没有看见本人来，时长是不是多算了？', proof: '那天的签到表', photos: [] },
    steps: [
      {
        ...{ hoursAgo: 2 * DAY, by: HEAD, event: 'dismiss' },
        words: '核对了签到和现场照片，本人在北门那一队，时间对得上。',
      },
    ],
  },
]
