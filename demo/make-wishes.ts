/** Owns how the wishes of the demo are made, verified, claimed and granted, by the actions real people use. */
import { DAY, dayOf, HOUR, MINUTE } from '../src/domain/kernel/clock'
import type { DemoCaller } from './caller'
import { people } from './people-facts'
import type { Pictures } from './pictures'
import type { Timeline } from './timeline'
import { until } from './until'
import { wishes, type DemoWish } from './wish-facts'

const GRID_WORKER = 'demo-grid-zhao'
const STAFF = 'demo-staff-zhou'

/** In the order in which a wish passes them. */
const way: readonly DemoWish['reached'][] = [
  ...(['submitted', 'verified', 'published', 'claimed', 'fulfilling'] as const),
  ...(['delivered', 'confirmed', 'closed'] as const),
]

const residents = people.filter(({ roles }) => roles.length === 0)
const helpers = residents.filter(({ volunteer }) => volunteer !== null)

const nth = <T>(items: readonly T[], i: number): T => {
  const item = items[i % items.length]
  if (item === undefined) throw new Error('nobody to choose from')
  return item
}

interface Life {
  wish: DemoWish
  maker: string
  /** Whose card was scanned, when the grid worker wrote it down. */
  cardToken: string | undefined
  helper: (n: number) => string
  wishId: string
}

/** Plans the life of every wish up to where the demo begins. `cards` are the paper cards of people without a phone. */
export function planWishes(
  timeline: Timeline,
  demo: DemoCaller,
  { pictures, cards, now }: { pictures: Pictures; cards: readonly string[]; now: number },
): void {
  wishes.forEach((wish, i) => {
    const life: Life = {
      wish,
      maker: wish.byGridWorker ? GRID_WORKER : nth(residents, i * 5).openid,
      cardToken: wish.byGridWorker ? nth(cards, i) : undefined,
      // Never the maker: nobody grants his own wish.
      helper: (n) => nth(helpers, i * 5 + 2 + n).openid,
      wishId: '',
    }
    for (const [at, task] of steps(life, demo, pictures, now))
      timeline.plan(at, async () => void (await task()))
  })
}

type Steps = [at: number, task: () => Promise<unknown>][]

/** What happens to a wish, and when: the beginning soon after it was made, the helping within the last day and a half. */
function steps(life: Life, demo: DemoCaller, pictures: Pictures, now: number): Steps {
  const { wish, maker, helper } = life
  const made = now - wish.daysAgo * DAY - 4 * HOUR
  const bound = wish.reached !== 'closed' && wish.daysAgo > 2 ? now - 30 * HOUR : made + 2 * HOUR
  const reaches = (state: DemoWish['reached']): boolean =>
    way.indexOf(wish.reached) >= way.indexOf(state) || wish.reached === 'stationFulfil'
  const seen = (openid: string) => demo.call(openid, 'wish.open', { wishId: life.wishId })
  const planned: Steps = [[made, () => make(life, demo, pictures, made)]]
  if (wish.reached === 'rejected')
    return [...planned, [made + HOUR, () => move(life, demo, 'reject', '心愿墙先紧着过日子用得上的')]]
  if (reaches('verified')) planned.push([made + HOUR, () => move(life, demo, 'verify')])
  if (reaches('published')) planned.push([made + 90 * MINUTE, () => move(life, demo, 'publish')])
  for (let n = 0; n < (wish.claims ?? 0); n++)
    planned.push([bound + n * MINUTE, () => demo.call(helper(n), 'wish.claim', { wishId: life.wishId })])
  const { plan, proof = '', thanks = '' } = wish
  if (plan === undefined) return planned
  const helped: [DemoWish['reached'], after: number, task: () => Promise<unknown>][] = [
    [
      'fulfilling',
      6,
      () => demo.call(helper(0), 'wish.note', { wishId: life.wishId, text: plan, photos: [] }),
    ],
    [
      'delivered',
      20,
      async () => {
        const { wishId, version } = await seen(helper(0))
        const said = { text: proof, photos: [], facesAgreed: false }
        await demo.call(helper(0), 'wish.deliver', { wishId, version, ...said })
      },
    ],
    [
      'confirmed',
      26,
      async () => {
        // For somebody without a phone, the grid worker who wrote it down.
        const { wishId, version } = await seen(maker)
        const how = wish.byGridWorker ? { how: 'visit' as const } : {}
        await demo.call(maker, 'wish.move', { wishId, version, event: 'confirm', ...how })
      },
    ],
    [
      'closed',
      28,
      async () => {
        const { wishId, version } = await seen(maker)
        await demo.call(maker, 'wish.thank', { wishId, version, text: thanks })
      },
    ],
  ]
  for (const [state, hours, task] of helped) if (reaches(state)) planned.push([bound + hours * HOUR, task])
  return planned
}

async function make(life: Life, demo: DemoCaller, pictures: Pictures, at: number): Promise<void> {
  const { wish, maker, cardToken } = life
  const { title, kind, group, reason, place, helpersWanted, estCost } = wish
  const made = await demo.call(maker, 'wish.make', {
    form: {
      ...{ title, kind, group, reason, place, helpersWanted, estCost, sharePhone: true },
      neededBy: dayOf(at + (wish.daysAgo + wish.dueInDays) * DAY),
      deliverWay: kind === 'goods' ? 'station' : 'home',
      photos: wish.picture ? [await pictures.of(wish.picture, 'wish')] : [],
    },
    ...(cardToken ? { cardToken } : {}),
  })
  life.wishId = made.wishId
}

async function move(
  life: Life,
  demo: DemoCaller,
  event: 'verify' | 'publish' | 'reject',
  reason?: string,
): Promise<void> {
  const { wishId, version } = await until(`${life.wish.title} is looked at`, async () => {
    const wish = await demo.call(STAFF, 'wish.open', { wishId: life.wishId })
    return wish.check?.verdict === 'pending' ? null : wish
  })
  await demo.call(STAFF, 'wish.move', { wishId, version, event, ...(reason ? { reason } : {}) })
}
