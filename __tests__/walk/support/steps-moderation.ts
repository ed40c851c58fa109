/** Owns what people do about contents that the service was not sure of: hand them in, decide, take back, appeal. */
import type { CheckDocument, CheckState } from '../../../src/domain/moderation/documents'
import { aWishForm } from '../../support/wishes'
import { DOUBTFUL, neighbours, openidOf, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const aCheck = async (world: World, states: readonly CheckState[]): Promise<CheckDocument | undefined> =>
  world.chance.of((await world.rows<CheckDocument>('checks')).filter(({ state }) => states.includes(state)))

const someone = ({ chance }: World): string => chance.of(staff) as string

/** As it was seen, or as it was seen a step ago. */
const seen = ({ chance }: World, { _id: id, version }: CheckDocument) => ({
  ...{ id, version: chance.happens(0.1) ? Math.max(1, version - 1) : version },
})

const handIn = (world: World) =>
  world.ask(world.chance.of(neighbours) as string, 'wish.make', {
    form: aWishForm(world.test, { title: DOUBTFUL, place: '' }),
  })

async function decide(world: World): Promise<void> {
  const check = await aCheck(world, ['inReview', 'appealed', 'passed'])
  if (!check) return
  const { id: checkId, version } = seen(world, check)
  const verdict = world.chance.happens(0.5) ? ('passed' as const) : ('blocked' as const)
  await world.ask(someone(world), 'moderation.decide', { checkId, version, verdict, reason: '看过了' })
}

async function blockSeveral(world: World): Promise<void> {
  const waiting = (await world.rows<CheckDocument>('checks')).filter(({ state }) => state === 'inReview')
  const checks = waiting.slice(0, 3).map((check) => seen(world, check))
  if (checks.length > 0)
    await world.ask(someone(world), 'moderation.blockMany', { checks, reason: '都是广告' })
}

async function takeBack(world: World): Promise<void> {
  const check = await aCheck(world, ['passed', 'blocked'])
  if (check) await world.ask(someone(world), 'moderation.takeBack', { checks: [seen(world, check)] })
}

async function appeal(world: World): Promise<void> {
  const check = await aCheck(world, ['blocked'])
  const openid = check && openidOf(check.authorId)
  if (openid) await world.ask(openid, 'moderation.appeal', { checkId: check._id, reason: '不是广告' })
}

export const moderationSteps = [
  step('hand in what is doubtful', 2, handIn),
  step('decide on contents', 3, decide),
  step('turn several contents down', 1, blockSeveral),
  step('take a verdict back', 3, takeBack),
  step('appeal', 2, appeal),
]
