/** Owns how the points store of the demo is filled and used: partners, prizes, what was reserved and what was fetched. */
import { HOUR } from '../src/domain/kernel/clock'
import type { DemoCaller } from './caller'
import { people } from './people-facts'
import type { Pictures } from './pictures'
import { partners, prizes, type DemoPrize } from './store-facts'
import { sideBySide } from './timeline'
import { until } from './until'

const STAFF = 'demo-staff-zhou'
const HEAD = 'demo-admin-gao'
/** Who stands behind the counter of the first partner. */
const MERCHANT = 'demo-partner-ma'

const hours = {
  weekdays: [1, 2, 3, 4, 5, 6, 7] as (1 | 2 | 3 | 4 | 5 | 6 | 7)[],
  fromMinute: 8 * 60 + 30,
  untilMinute: 20 * 60,
}

/** Puts fifteen prizes of five partners on the shelf; answers their ids by title. */
export async function fillStore(demo: DemoCaller, pictures: Pictures): Promise<Map<string, string>> {
  const partnerIds = new Map<string, string>()
  for (const { partnerId, name, place, face } of partners) {
    const facts = { name, place, contact: '店里', active: true }
    const made = await demo.call(STAFF, 'store.savePartner', { ...facts, ...(face && { face }) })
    partnerIds.set(partnerId, made.partnerId)
  }
  await employ(demo, partnerIds.get(partners[0]?.partnerId ?? '') ?? '')
  const ids = new Map<string, string>()
  await sideBySide(
    prizes.map((prize) => async () => {
      ids.set(prize.title, await offer(demo, pictures, prize, partnerIds))
    }),
  )
  return ids
}

/** The head names who acts for a partner. */
async function employ(demo: DemoCaller, partnerId: string): Promise<void> {
  const { profile } = await demo.call(MERCHANT, 'me.open', {})
  await demo.call(HEAD, 'colleagues.appoint', {
    ...{ personId: profile.personId, version: 0, roles: ['partner_user'], gridIds: [] },
    ...{ partnerId },
    why: '店里的负责人',
  })
}

async function offer(
  demo: DemoCaller,
  pictures: Pictures,
  prize: DemoPrize,
  partnerIds: ReadonlyMap<string, string>,
): Promise<string> {
  const { title, kind, intro, points, stock, limitPerMonth, partnerId, picture } = prize
  const place =
    kind === 'goods'
      ? '一站式服务大厅积分柜台'
      : (partners.find((one) => one.partnerId === partnerId)?.place ?? '')
  const saved = await demo.call(STAFF, 'store.savePrize', {
    form: {
      title,
      kind,
      intro,
      photo: await pictures.of(picture, 'prize'),
      points,
      limitPerMonth,
      partnerId: partnerIds.get(partnerId) ?? null,
      place,
      pickUp: hours,
      shelfFrom: null,
      shelfUntil: null,
      lowMark: 5,
    },
  })
  const { prizeId } = saved
  await demo.call(STAFF, 'store.stock', { prizeId, how: 'in', amount: stock, reason: '本月到货' })
  const { version } = await until(`${title} may go on the shelf`, async () => {
    const found = await demo.call(STAFF, 'store.deskPrize', { prizeId })
    return found.moves.some(({ event, allowed }) => event === 'putOn' && allowed) ? found : null
  })
  await demo.call(STAFF, 'store.shelf', { prizeId, version, event: 'putOn' })
  return prizeId
}

/** Lets those who have points spend some: most have fetched theirs, a few still wait at the counter. */
export async function spendPoints(
  demo: DemoCaller,
  prizeIds: ReadonlyMap<string, string>,
  { now, moveTo }: { now: number; moveTo: (at: number) => Promise<void> },
): Promise<void> {
  await moveTo(now - 26 * HOUR)
  const buyers = people.filter(({ volunteer }) => volunteer !== null).slice(0, 24)
  const wanted = ['作业本一套', '抽纸一提', '毛巾两条', '绿萝一盆'].map((title) => prizeIds.get(title) ?? '')
  const spend = async (openid: string, i: number): Promise<void> => {
    const { balance } = await demo.call(openid, 'points.mine', {})
    const prizeId = wanted[i % wanted.length] ?? ''
    const { points, place } = await demo.call(openid, 'store.prize', { prizeId })
    if (balance < points) return
    const reserved = await demo.call(openid, 'store.reserve', {
      prizeId,
      purse: 'own',
      seen: { points, place },
    })
    if (i % 4 === 1) return
    const scanned = (reserved.code ?? '').replace(/\D/g, '')
    await demo.call(STAFF, 'store.redeem', { redemptionId: reserved.redemptionId, scanned })
  }
  await sideBySide(
    buyers.map(
      ({ openid }, i) =>
        () =>
          spend(openid, i),
    ),
  )
  const oil = prizeIds.get('花生油一瓶') ?? null
  await demo.call('demo-volunteer-li', 'store.mark', { prizeId: oil })
  await moveTo(now)
}

/** Two neighbours of one family put some of their points together. */
export async function poolPoints(demo: DemoCaller): Promise<void> {
  const [founder, member] = ['demo-volunteer-li', 'demo-volunteer-chen'] as const
  await demo.call(founder, 'household.create', { name: '老李家' })
  const { token } = await demo.call(member, 'me.card', {})
  await demo.call(founder, 'household.invite', { card: token })
  const { invitations } = await demo.call(member, 'household.open', {})
  const householdId = invitations[0]?.householdId ?? ''
  await demo.call(member, 'household.answer', { householdId, accept: true })
  for (const openid of [founder, member]) {
    const { balance, held } = await demo.call(openid, 'points.mine', {})
    if (balance - held > 1) await demo.call(openid, 'household.contribute', { amount: 1 })
  }
}
