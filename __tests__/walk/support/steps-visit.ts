/** Owns what a grid worker does from door to door: write a visit down, add a word, take the last one back. */
import type { VisitDocument } from '../../../src/domain/visit/documents'
import { visitChips } from '../../../src/domain/visit/chips'
import type { VisitChip } from '../../../src/domain/visit/chips'
import { MINUTE } from '../../../src/domain/kernel/clock'
import { step } from './step'
import type { World } from './world'

const WORKER = 'o-grid'
const homes = [
  { gridId: 'g01', building: '1 号楼' },
  { gridId: 'g02', building: '3 号楼' },
] as const
const chips = Object.keys(visitChips) as VisitChip[]

async function visit(world: World): Promise<void> {
  const { chance } = world
  const home = chance.of(homes) ?? homes[0]
  const list = await world.ask(WORKER, 'visit.list', { home })
  const door = chance.of(list?.items ?? [])
  if (!door) return
  const { personId, shown } = door
  await world.ask(WORKER, 'visit.save', {
    ...{ ...home, personId, shown, at: world.now() - chance.below(60) * MINUTE },
    ...{ chips: [chance.of(chips) ?? 'well'], words: chance.happens(0.5) ? '都好' : '', photos: [] },
    alone: chance.happens(0.3),
  })
}

const aVisit = async (world: World) => world.chance.of(await world.rows<VisitDocument>('visits'))

async function correct(world: World): Promise<void> {
  const one = await aVisit(world)
  if (!one) return
  const said = { at: world.now(), chips: [world.chance.of(chips) ?? 'well'], words: '补一句' }
  await world.ask(WORKER, 'visit.correct', { visitId: one._id, ...said })
}

async function takeBack(world: World): Promise<void> {
  const one = await aVisit(world)
  if (one) await world.ask(WORKER, 'visit.takeBack', { visitId: one._id })
}

export const visitSteps = [
  step('visit a household', 2, visit),
  step('add a word to a visit', 1, correct),
  step('take a visit back', 1, takeBack),
]
