/** Owns what people do about wishes and notices. */
import { contract, type ActionName } from '../../../src/contract'
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import type { NoticeDocument } from '../../../src/domain/notice/documents'
import type { WishDocument } from '../../../src/domain/wish/documents'
import { sample } from '../../support/schema-samples'
import { everybody, neighbours, openidOf, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const aNeighbour = ({ chance }: World): string => chance.of(neighbours) as string

const make = async (world: World): Promise<unknown> =>
  world.ask(aNeighbour(world), 'wish.make', {
    form: {
      ...{ title: '想要一盏护眼灯', kind: 'goods', group: 'elder', reason: '晚上看报纸看不清。' },
      ...{ neededBy: dayOf(world.now() + (2 + world.chance.below(10)) * DAY), deliverWay: 'station' },
      ...{ place: '', estCost: 120, helpersWanted: 1 + world.chance.below(2), photos: [], sharePhone: true },
    },
  })

async function tend(world: World): Promise<void> {
  const wish = world.chance.of(await world.rows<WishDocument>('wishes'))
  if (!wish) return
  const events = [
    'verify',
    'publish',
    'verify',
    'publish',
    'confirm',
    'notYet',
    'reject',
    'withdraw',
  ] as const
  const event = world.chance.of(events) ?? 'verify'
  const owner = openidOf(wish.ownerId)
  const openid =
    ['confirm', 'notYet', 'withdraw'].includes(event) && owner
      ? owner
      : (world.chance.of([...staff, 'o-grid']) as string)
  const input = { wishId: wish._id, version: wish.version, event, reason: '核对过了', how: 'app' as const }
  await world.ask(openid, 'wish.move', input)
}

async function help(world: World): Promise<void> {
  const wish = world.chance.of(
    (await world.rows<WishDocument>('wishes')).filter(({ wall }) => wall === 'open'),
  )
  if (wish) await world.ask(aNeighbour(world), 'wish.claim', { wishId: wish._id })
}

async function goOn(world: World): Promise<void> {
  const held = (await world.rows<WishDocument>('wishes')).filter(({ seats }) => seats.holders.length > 0)
  const wish = world.chance.of(held)
  const holder = wish ? world.chance.of(neighbours.filter((openid) => isHelper(wish, openid))) : undefined
  if (!wish || !holder) return
  const wishId = wish._id
  const choice = world.chance.below(4)
  if (choice === 0) await world.ask(holder, 'wish.leave', { wishId, reason: '临时有事' })
  else if (choice === 1) await world.ask(holder, 'wish.note', { wishId, text: '周六上午送过去', photos: [] })
  else
    await world.ask(holder, 'wish.deliver', {
      wishId,
      version: wish.version,
      text: '灯装好了',
      photos: [],
      facesAgreed: true,
    })
}

const isHelper = ({ seats }: WishDocument, openid: string): boolean =>
  [...seats.holders, ...seats.queue].some(({ who }) => openidOf(who) === openid)

const NOBODY = { station: false, gridIds: [], buildings: [], roles: [], activityIds: [] }

async function notify(world: World): Promise<void> {
  const openid = world.chance.of([...staff, 'o-grid']) as string
  const audience = openid === 'o-grid' ? { ...NOBODY, gridIds: ['g01'] } : { ...NOBODY, station: true }
  const saved = await world.ask(openid, 'notice.save', {
    form: {
      ...{ title: '明天停水', text: '明天上午检修水管。', pictures: [], attachments: [] },
      ...{ expiresAt: world.now() + 3 * DAY, pinned: false, askReceipt: true, audience },
    },
  })
  if (!saved) return
  const { noticeId, version } = saved
  await world.test.cloud.idle()
  await world.ask(openid, 'notice.send', { noticeId, version })
}

async function readOrRecall(world: World): Promise<void> {
  const notice = world.chance.of(await world.rows<NoticeDocument>('notices'))
  if (!notice) return
  const noticeId = notice._id
  if (world.chance.happens(0.1)) {
    await world.ask(world.chance.of(staff) as string, 'notice.recall', {
      noticeId,
      version: notice.version,
      reason: '写错了',
    })
  } else await world.ask(aNeighbour(world), 'notice.open', { noticeId })
}

/** Ids that exist, by the names under which inputs ask for them. */
async function realIds(world: World): Promise<Record<string, string>> {
  const from = {
    ...{ sessionId: 'sessions', activityId: 'activities', recordId: 'serviceRecords', prizeId: 'prizes' },
    ...{ redemptionId: 'redemptions', wishId: 'wishes', noticeId: 'notices', personId: 'people' },
  }
  const ids = await Promise.all(
    Object.entries(from).map(async ([field, collection]) => {
      const one = world.chance.of(await world.rows<{ _id: string }>(collection))
      return one ? [[field, one._id]] : []
    }),
  )
  return Object.fromEntries(ids.flat()) as Record<string, string>
}

const queries = (Object.keys(contract) as ActionName[]).filter((name) => contract[name].kind === 'query')

/** Somebody of any kind looks round: no page may ever be closed by what has happened. */
async function look(world: World): Promise<void> {
  const ids = await realIds(world)
  for (let i = 0; i < 3; i++) {
    const name = world.chance.of(queries) ?? 'home.open'
    const input = sample(contract[name].input, ids)
    await world.ask(world.chance.of(everybody) as string, name, input as never)
  }
}

export const wishSteps = [
  step('make a wish', 2, make),
  step('tend a wish', 6, tend),
  step('help', 4, help),
  step('go on with a wish', 4, goOn),
  step('notify', 1, notify),
  step('read or recall', 2, readOrRecall),
  step('look', 5, look),
]
