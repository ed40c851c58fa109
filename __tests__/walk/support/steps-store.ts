/** Owns what people do with points: pool and take back, reserve, fetch, give back; and what the desk does at the store. */
import type { HouseholdDocument } from '../../../src/domain/household/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import type { PrizeDocument, RedemptionDocument } from '../../../src/domain/store/documents'
import { personIdOf } from '../../support/builders'
import { merchant, neighbours, openidOf, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const aNeighbour = ({ chance }: World): string => chance.of(neighbours) as string

async function join(world: World): Promise<void> {
  const openid = aNeighbour(world)
  const households = await world.rows<HouseholdDocument>('households')
  const invited = households.find(({ invitations }) =>
    invitations.some(({ personId }) => personId === personIdOf(openid)),
  )
  if (invited) {
    await world.ask(openid, 'household.answer', {
      householdId: invited._id,
      accept: world.chance.happens(0.85),
    })
    return
  }
  const [other] = await world.rows<PersonDocument>('people', { _id: personIdOf(aNeighbour(world)) })
  const mine = households.find(({ members }) =>
    members.some(({ personId }) => personId === personIdOf(openid)),
  )
  if (!mine) await world.ask(openid, 'household.create', { name: '向阳人家' })
  else if (other) await world.ask(openid, 'household.invite', { card: other.cardToken })
}

async function part(world: World): Promise<void> {
  const household = world.chance.of(await world.rows<HouseholdDocument>('households'))
  const member = world.chance.of(household?.members ?? [])
  const openid = member ? openidOf(member.personId) : null
  if (!household || !member || openid === null) return
  if (world.chance.happens(0.5)) {
    await world.ask(openid, 'household.leave', { householdId: household._id })
    return
  }
  const founder = openidOf(household.founderId)
  if (founder) await world.ask(founder, 'household.remove', { personId: member.personId })
}

async function pool(world: World): Promise<void> {
  const household = world.chance.of(await world.rows<HouseholdDocument>('households'))
  const member = world.chance.of(household?.members ?? [])
  const openid = member ? openidOf(member.personId) : aNeighbour(world)
  if (openid === null) return
  const amount = 1 + world.chance.below(20)
  const action = world.chance.happens(0.7) ? 'household.contribute' : 'household.takeBack'
  await world.ask(openid, action, { amount })
}

async function reserve(world: World): Promise<void> {
  const prize = world.chance.of(await world.rows<PrizeDocument>('prizes'))
  if (!prize) return
  const purse = world.chance.happens(0.5) ? ('own' as const) : ('household' as const)
  await world.ask(aNeighbour(world), 'store.reserve', { prizeId: prize._id, purse })
}

async function end(world: World): Promise<void> {
  const all = await world.rows<RedemptionDocument>('redemptions')
  const open = all.filter(({ state }) => state === 'reserved')
  const one = world.chance.of(open.length > 0 && world.chance.happens(0.7) ? open : all)
  if (!one) return
  const owner = openidOf(one.ownerId)
  const choice = world.chance.below(10)
  if (choice < 4 && owner) {
    await world.ask(owner, 'store.cancel', { redemptionId: one._id, reason: '不要了' })
  } else if (choice < 8) {
    const openid = world.chance.happens(0.3) ? merchant : (world.chance.of(staff) as string)
    await world.ask(openid, 'store.redeem', { redemptionId: one._id, scanned: one.code })
  } else {
    const input = { redemptionId: one._id, reason: '东西坏了', backToStock: world.chance.happens(0.5) }
    await world.ask(world.chance.of(staff) as string, 'store.refund', input)
  }
}

async function stock(world: World): Promise<void> {
  const prize = world.chance.of(await world.rows<PrizeDocument>('prizes'))
  if (!prize) return
  const openid = world.chance.of(staff) as string
  if (world.chance.happens(0.3)) {
    const event = prize.state === 'onShelf' ? ('takeOff' as const) : ('putOn' as const)
    await world.ask(openid, 'store.shelf', { prizeId: prize._id, version: prize.version, event })
    return
  }
  const how = world.chance.of(['in', 'out', 'count'] as const) ?? 'in'
  const input = { prizeId: prize._id, how, amount: 1 + world.chance.below(4), reason: '清点' }
  await world.ask(openid, 'store.stock', input)
}

export const storeSteps = [
  step('join a household', 4, join),
  step('part from a household', 1, part),
  step('pool points', 5, pool),
  step('reserve', 7, reserve),
  step('end a reservation', 6, end),
  step('stock', 2, stock),
]
