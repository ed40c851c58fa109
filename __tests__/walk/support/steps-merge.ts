/** Owns what staff do about somebody who is written down twice: making two records one, and two again. */
import type { AccountDocument } from '../../../src/domain/account/account'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { cardOf, personOfCard, staff, written } from './cast'
import { step } from './step'
import type { World } from './world'

/** What both records have together of points and minutes: moving it makes it neither more nor less. */
async function together({ rows }: Pick<World, 'rows'>, ids: readonly string[]): Promise<string> {
  const accounts = await rows<AccountDocument>('accounts', { _id: { $in: [...ids] } })
  const sumOf = (unit: keyof AccountDocument['balances']): number =>
    accounts.reduce((sum, { balances }) => sum + (balances[unit] ?? 0), 0)
  return `${sumOf('points')} points, ${sumOf('provedMinutes')} and ${sumOf('addedMinutes')} minutes`
}

async function keepsAll(world: World, ids: readonly string[], act: () => Promise<unknown>): Promise<void> {
  const rows: World['rows'] = (collection, query) => world.rows(collection, query)
  const before = await together({ rows }, ids)
  await act()
  const after = await together({ rows }, ids)
  if (after !== before) world.problem(`${ids.join(' and ')} had ${before}, and have ${after}`)
}

async function merge(world: World): Promise<void> {
  const openid = world.chance.of(written) as string
  const [stays, closes] = [personOfCard(openid), cardOf(openid)]
  const by = world.chance.of(staff) as string
  await world.ask(by, 'residents.compare', { personId: closes, otherId: stays })
  await keepsAll(world, [stays, closes], () => world.ask(by, 'residents.merge', { stays, closes }))
}

async function unmerge(world: World): Promise<void> {
  const closed = await world.rows<PersonDocument>('people', { merged: { $ne: null, $exists: true } })
  const one = world.chance.of(closed)
  if (!one) return
  const openid = written.find((each) => cardOf(each) === one._id)
  if (openid === undefined) return
  await keepsAll(world, [personOfCard(openid), one._id], () =>
    world.ask(world.chance.of(staff) as string, 'residents.unmerge', { closes: one._id }),
  )
}

export const mergeSteps = [
  step('make two records of one person one', 4, merge),
  step('make them two again', 2, unmerge),
]
