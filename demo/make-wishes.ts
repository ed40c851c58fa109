/** Owns how the wishes of the demo are made, verified, claimed and granted, by the actions real people use. */
import { DAY, dayOf, HOUR, MINUTE } from '../src/domain/kernel/clock'
import type { DemoCaller } from './caller'
import { people } from './people-facts'
import type { Pictures } from './pictures'
import type { Timeline } from './timeline'
import { until } from './until'
import { wishes, type DemoWish, type WishReached } from './wish-facts'

const GRID_WORKER = 'demo-grid-zhao'
const STAFF = 'demo-staff-zhou'

/** In the order in which a wish passes them. */
const way: readonly WishReached[] = [
  'submitted',
  'verified',
  'published',
  'claimed',
  'fulfilling',
  'delivered',
  'confirmed',
  'closed',
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
    for (const { at, task } of steps(life, demo, pictures, now)) timeline.plan(at, task)
  })
}

interface Step {
  at: number
  task: () => Promise<void>
}

/** What happens to a wish, and when: the beginning soon after it was made, the helping within the last day and a half. */
function steps(life: Life, demo: DemoCaller, pictures: Pictures, now: number): Step[] {
  const { wish } = life
  const made = now - wish.daysAgo * DAY - 4 * HOUR
  const bound = wish.reached !== 'closed' && wish.daysAgo > 2 ? now - 30 * HOUR : made + 2 * HOUR
  const reaches = (state: WishReached): boolean =>
    way.indexOf(wish.reached) >= way.indexOf(state) || wish.reached === 'stationFulfil'
  const one = (at: number, task: () => Promise<void>): Step => ({ at, task })
  const planned = [one(made, () => make(life, demo, pictures, made))]
  if (wish.reached === 'rejected')
    return [...planned, one(made + HOUR, () => move(life, demo, 'reject', '心愿墙先紧着过日子用得上的'))]
  if (reaches('verified')) planned.push(one(made + HOUR, () => move(life, demo, 'verify')))
  if (reaches('published')) planned.push(one(made + 90 * MINUTE, () => move(life, demo, 'publish')))
  for (let n = 0; n < (wish.claims ?? 0); n++)
    planned.push(one(bound + n * MINUTE, () => claim(life, demo, life.helper(n))))
  const helped: [WishReached, number, () => Promise<void>][] = [
    ['fulfilling', 6 * HOUR, () => note(life, demo)],
    ['delivered', 20 * HOUR, () => deliver(life, demo)],
    ['confirmed', 26 * HOUR, () => confirm(life, demo)],
    ['closed', 28 * HOUR, () => thank(life, demo)],
  ]
  if (wish.plan !== undefined)
    for (const [state, after, task] of helped) if (reaches(state)) planned.push(one(bound + after, task))
  return planned
}

async function make(life: Life, demo: DemoCaller, pictures: Pictures, at: number): Promise<void> {
  const { wish, maker, cardToken } = life
  const { title, kind, group, reason, place, dueInDays, daysAgo, helpersWanted, estCostYuan } = wish
  const photos = wish.picture ? [await pictures.of(wish.picture, 'wish')] : []
  const made = await demo.call(maker, 'wish.make', {
    form: {
      title,
      kind,
      group,
      reason,
      neededBy: dayOf(at + (daysAgo + dueInDays) * DAY),
      deliverWay: kind === 'goods' ? 'station' : 'home',
      place,
      estCost: estCostYuan,
      helpersWanted,
      photos,
      sharePhone: true,
    },
    ...(cardToken ? { cardToken } : {}),
  })
  life.wishId = made.wishId
}

const opened = (life: Life, demo: DemoCaller, openid: string) =>
  demo.call(openid, 'wish.open', { wishId: life.wishId })

async function move(
  life: Life,
  demo: DemoCaller,
  event: 'verify' | 'publish' | 'reject',
  reason?: string,
): Promise<void> {
  const { wishId, version } = await until(`${life.wish.title} is looked at`, async () => {
    const wish = await opened(life, demo, STAFF)
    return wish.check?.verdict === 'pending' ? null : wish
  })
  await demo.call(STAFF, 'wish.move', { wishId, version, event, ...(reason ? { reason } : {}) })
}

async function claim(life: Life, demo: DemoCaller, helper: string): Promise<void> {
  await demo.call(helper, 'wish.claim', { wishId: life.wishId })
}

async function note(life: Life, demo: DemoCaller): Promise<void> {
  const text = life.wish.plan ?? ''
  await demo.call(life.helper(0), 'wish.note', { wishId: life.wishId, text, photos: [] })
}

async function deliver(life: Life, demo: DemoCaller): Promise<void> {
  const { wishId, version } = await opened(life, demo, life.helper(0))
  const text = life.wish.proof ?? ''
  await demo.call(life.helper(0), 'wish.deliver', { wishId, version, text, photos: [], facesAgreed: false })
}

/** The maker confirms; for somebody without a phone, the grid worker who wrote it down. */
async function confirm(life: Life, demo: DemoCaller): Promise<void> {
  const { wishId, version } = await opened(life, demo, life.maker)
  const how = life.wish.byGridWorker ? { how: 'visit' as const } : {}
  await demo.call(life.maker, 'wish.move', { wishId, version, event: 'confirm', ...how })
}

async function thank(life: Life, demo: DemoCaller): Promise<void> {
  const { wishId, version } = await opened(life, demo, life.maker)
  await demo.call(life.maker, 'wish.thank', { wishId, version, text: life.wish.thanks ?? '' })
}
